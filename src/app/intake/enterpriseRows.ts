import type { Enterprise } from '../../core/scoring/register.js';
import type { Table, TableRow } from '../ports/tables.js';
import { idReader, integerReader, oneOf, textReader, type Reader, type Source } from './cells.js';
import { devices, hazardSources, licences, marks } from './lists.js';
import { locationReader } from './location.js';
import type { EnterpriseMapping, TextField } from './mapping.js';

/** What a row says; `id` is known even when the rest of the row is faulty and `value` is null. */
export interface RowOf<T> {
  readonly row: number;
  readonly id: string;
  readonly value: T | null;
}

const HAZARD_CLASSES = [1, 2, 3] as const;
const STATUSES = ['active', 'suspended', 'closed'] as const;

/** Reads each row of a register table as an enterprise, in the order of the table. */
export function enterpriseRows(
  source: Source & { readonly table: Table },
  mapping: EnterpriseMapping,
): readonly RowOf<Enterprise>[] {
  const read = enterpriseReader(source, mapping);
  return source.table.rows.flatMap((row) => read(row) ?? []);
}

/** Reads a row as an enterprise; null when not even its id is known. */
export function enterpriseReader(
  source: Source,
  mapping: EnterpriseMapping,
): (row: TableRow) => RowOf<Enterprise> | null {
  const id = idReader(source, mapping.id);
  const build = enterpriseBuilder(source, mapping);
  return (row) => {
    const known = id(row);
    const value = build(row, known ?? '');
    return known === null ? null : { row: row.row, id: known, value };
  };
}

function enterpriseBuilder(source: Source, mapping: EnterpriseMapping) {
  const name = textReader(source, mapping.name, true);
  const status = statusReader(source, mapping);
  const words = wordReaders(source, mapping);
  const hazardClass = hazardClassReader(source, mapping);
  const location = locationReader(source, mapping.location);
  const lists = {
    licences: licences(source, mapping.licences),
    devices: devices(source, mapping.devices),
    hazardSources: hazardSources(source, mapping.hazardSources),
    marks: marks(source, mapping.marks),
  };
  return (row: TableRow, id: string): Enterprise | null => {
    const before = source.faults.count();
    const [called, state] = [name(row), status(row)];
    // Every cell is read even when the row is lost already: its other faults are told too.
    const enterprise = {
      id,
      name: called ?? '',
      legalName: words.legalName(row),
      category: words.category(row),
      hazardClass: hazardClass(row),
      organisation: words.organisation(row),
      district: words.district(row),
      street: words.street(row),
      address: words.address(row),
      location: location(row),
      status: state ?? 'active',
      licences: lists.licences(row),
      devices: lists.devices(row),
      hazardSources: lists.hazardSources(row),
      marks: lists.marks(row),
    };
    const whole = called !== null && state !== null && source.faults.count() === before;
    return whole ? enterprise : null;
  };
}

function statusReader(source: Source, { status }: EnterpriseMapping): Reader<Enterprise['status']> {
  return oneOf(source, status.column ?? 'status', textReader(source, status, true), STATUSES);
}

function hazardClassReader(source: Source, { hazardClass }: EnterpriseMapping): Reader<1 | 2 | 3> {
  if (hazardClass === undefined) return () => null;
  const field = hazardClass.column ?? 'hazardClass';
  return oneOf(source, field, integerReader(source, hazardClass), HAZARD_CLASSES);
}

function wordReaders(source: Source, mapping: EnterpriseMapping) {
  const word = (field: TextField | undefined): Reader<string> =>
    field === undefined ? () => null : textReader(source, field);
  return {
    legalName: word(mapping.legalName),
    category: word(mapping.category),
    organisation: word(mapping.organisation),
    district: word(mapping.district),
    street: word(mapping.street),
    address: word(mapping.address),
  };
}
