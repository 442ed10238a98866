import type { Enterprise } from '../../core/scoring/register.js';
import type { TableRow } from '../ports/tables.js';
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
export function enterpriseRows(source: Source, mapping: EnterpriseMapping): readonly RowOf<Enterprise>[] {
  const id = idReader(source, mapping.id);
  const build = enterpriseReader(source, mapping);
  return source.table.rows.flatMap((row) => {
    const known = id(row);
    const value = build(row);
    return known === null ? [] : [{ row: row.row, id: known, value: value && { id: known, ...value } }];
  });
}

type Body = Omit<Enterprise, 'id'>;

function enterpriseReader(source: Source, mapping: EnterpriseMapping): (row: TableRow) => Body | null {
  const name = textReader(source, mapping.name, true);
  const status = statusReader(source, mapping);
  const words = wordsReader(source, mapping);
  const hazardClass = hazardClassReader(source, mapping);
  const location = locationReader(source, mapping.location);
  const lists = {
    licences: licences(source, mapping.licences),
    devices: devices(source, mapping.devices),
    hazardSources: hazardSources(source, mapping.hazardSources),
    marks: marks(source, mapping.marks),
  };
  return (row) => {
    const before = source.faults.count();
    const [called, state] = [name(row), status(row)];
    const body = {
      ...words(row),
      hazardClass: hazardClass(row),
      location: location(row),
      licences: lists.licences(row),
      devices: lists.devices(row),
      hazardSources: lists.hazardSources(row),
      marks: lists.marks(row),
    };
    if (called === null || state === null || source.faults.count() > before) return null;
    return { name: called, status: state, ...body };
  };
}

function statusReader(source: Source, { status }: EnterpriseMapping): Reader<Body['status']> {
  return oneOf(source, status.column ?? 'status', textReader(source, status, true), STATUSES);
}

function hazardClassReader(source: Source, { hazardClass }: EnterpriseMapping): Reader<1 | 2 | 3> {
  if (hazardClass === undefined) return () => null;
  const field = hazardClass.column ?? 'hazardClass';
  return oneOf(source, field, integerReader(source, hazardClass), HAZARD_CLASSES);
}

function wordsReader(source: Source, mapping: EnterpriseMapping) {
  const word = (field: TextField | undefined): Reader<string> =>
    field === undefined ? () => null : textReader(source, field);
  const legalName = word(mapping.legalName);
  const category = word(mapping.category);
  const organisation = word(mapping.organisation);
  const district = word(mapping.district);
  const street = word(mapping.street);
  const address = word(mapping.address);
  return (row: TableRow) => ({
    legalName: legalName(row),
    category: category(row),
    organisation: organisation(row),
    district: district(row),
    street: street(row),
    address: address(row),
  });
}
