import type { Enterprise } from '../../core/scoring/register.js';
import { integerReader, report, within, type Reader, type Source } from './cells.js';
import type { EnterpriseMapping } from './mapping.js';

/** Degrees to millionths: some 11 cm, finer than any register. */
const MICRODEGREES = { scale: 1_000_000, round: 'halfEven' } as const;

/** Latitude and longitude in degrees; both are given or neither. */
export function locationReader(
  source: Source,
  mapping: EnterpriseMapping['location'],
): Reader<NonNullable<Enterprise['location']>> {
  if (mapping === undefined) return () => null;
  const { latitude, longitude } = mapping;
  const lat = degrees(source, latitude, 90);
  const lon = degrees(source, longitude, 180);
  return (row) => {
    const before = source.faults.count();
    const [latE6, lonE6] = [lat(row), lon(row)];
    if (latE6 !== null && lonE6 !== null) return { latE6, lonE6 };
    const half = latE6 !== lonE6 && source.faults.count() === before;
    if (half) {
      const field = latE6 === null ? latitude : longitude;
      report(source, row.row, field, { code: 'intake.half-location', params: {} });
    }
    return null;
  };
}

function degrees(source: Source, column: string, limit: number): Reader<number> {
  const bound = limit * MICRODEGREES.scale;
  return within(source, column, integerReader(source, { column, ...MICRODEGREES }), [-bound, bound]);
}
