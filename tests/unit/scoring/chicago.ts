import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Enterprise, HistoryRecord } from '../../../src/core/scoring/register.js';

const FOLDER = process.env['EVENHAND_CHICAGO'] ?? '../shared/data/chicago';

type Row = Readonly<Record<string, string>>;

const rows = (file: string): Row[] =>
  parse<Row>(readFileSync(resolve(FOLDER, file), 'utf8'), { columns: true });

const orNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);

/** The Chicago register, as the mapping of the examples reads it. */
export function chicagoEnterprises(): Enterprise[] {
  return rows('establishments.csv').map((row) => ({
    id: row['license'] ?? '',
    name: row['name'] ?? '',
    legalName: orNull(row['legal_name']),
    category: orNull(row['facility_type']),
    hazardClass: Number(row['risk_class']?.charAt(5)) as 1 | 2 | 3,
    organisation: null,
    district: orNull(row['ward']),
    street: null,
    address: orNull(row['address']),
    location: null,
    status: 'active',
    licences:
      row['license_term_start'] === ''
        ? []
        : [
            {
              kind: row['license_description'] ?? '',
              number: row['license'] ?? '',
              from: orNull(row['license_term_start']),
              to: orNull(row['license_term_expiration']),
            },
          ],
    devices: [],
    hazardSources: [],
    marks: [],
  }));
}

const milli = (text: string | undefined): number | undefined =>
  text === undefined || text === '' ? undefined : Math.round(Number(text) * 1000);

/** The Chicago inspections by enterprise; who inspected is not read. */
export function chicagoHistory(): Map<string, HistoryRecord[]> {
  const byEnterprise = new Map<string, HistoryRecord[]>();
  for (const row of rows('inspections.csv')) {
    const [sanitation, garbage] = [
      milli(row['sanitation_complaints_heat']),
      milli(row['garbage_complaints_heat']),
    ];
    const record: HistoryRecord = {
      id: row['inspection_id'] ?? '',
      enterprise: row['license'] ?? '',
      date: row['inspection_date'] ?? '',
      kind: 'inspection',
      numbers: {
        critical: Number(row['critical_violations']),
        serious: Number(row['serious_violations']),
        minor: Number(row['minor_violations']),
        ...(sanitation === undefined ? {} : { sanitationHeatMilli: sanitation }),
        ...(garbage === undefined ? {} : { garbageHeatMilli: garbage }),
      },
      words: { result: row['result'] ?? '' },
    };
    const group = byEnterprise.get(record.enterprise);
    if (group === undefined) byEnterprise.set(record.enterprise, [record]);
    else group.push(record);
  }
  return byEnterprise;
}
