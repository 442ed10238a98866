import type { ImportKind } from '../../app/imports/kinds.js';
import { ENTERPRISE_ITEM, RECORD_ITEM } from '../readRegister.js';
import { INSPECTOR_ITEM } from '../roster.js';

/** A table that holds one list of a document, in its order. `columns`: expressions over an entry `x`. */
interface OwnedList {
  readonly table: string;
  readonly list: string;
  readonly columns: Readonly<Record<string, string>>;
}

/** A library as imports write it. All texts are constants of this program; `d` is a document as jsonb. */
export interface Library {
  readonly table: string;
  readonly alias: string;
  /** A standing row as a document. */
  readonly item: string;
  /** Expressions over `d` for every column but the id. */
  readonly columns: Readonly<Record<string, string>>;
  /** Column of the owned tables that holds the id. */
  readonly owner: string;
  readonly owned: readonly OwnedList[];
  /** What a new document holds where the file says nothing. */
  readonly blank: object;
  /** The organisation of a standing row, and of a document `d`. */
  readonly standing: string;
  readonly coming: string;
  /** Further fields of the document that comes of a standing `was` and the file's `said`. */
  readonly kept?: string;
}

const text = (field: string): string => `d->>'${field}'`;
const entry = (field: string, type = 'text'): string => `(x->>'${field}')::${type}`;
const PERIOD = { from_day: entry('from', 'date'), to_day: entry('to', 'date') };

const REGISTER: Library = {
  table: 'enterprises',
  alias: 'e',
  item: ENTERPRISE_ITEM,
  columns: {
    name: text('name'),
    legal_name: text('legalName'),
    category: text('category'),
    hazard_class: `(d->>'hazardClass')::int2`,
    organisation: text('organisation'),
    district: text('district'),
    street: text('street'),
    address: text('address'),
    lat_e6: `(d->'location'->>'latE6')::int4`,
    lon_e6: `(d->'location'->>'lonE6')::int4`,
    status: text('status'),
  },
  owner: 'enterprise',
  owned: [
    {
      table: 'licences',
      list: 'licences',
      columns: { kind: entry('kind'), number: entry('number'), ...PERIOD },
    },
    {
      table: 'devices',
      list: 'devices',
      columns: { kind: entry('kind'), count: entry('count', 'int4'), since: entry('since', 'date') },
    },
    {
      table: 'hazard_sources',
      list: 'hazardSources',
      columns: {
        grade: entry('grade', 'int2'),
        sites: entry('sites', 'int4'),
        since: entry('since', 'date'),
      },
    },
    { table: 'marks', list: 'marks', columns: { kind: entry('kind'), ...PERIOD } },
  ],
  blank: {
    ...{
      legalName: null,
      category: null,
      hazardClass: null,
      organisation: null,
      district: null,
      street: null,
    },
    ...{ address: null, location: null, licences: [], devices: [], hazardSources: [], marks: [] },
  },
  standing: 'e.organisation',
  coming: text('organisation'),
};

const organisationOf = (enterprise: string): string =>
  `(SELECT organisation FROM enterprises WHERE id = ${enterprise})`;

const RECORDS: Library = {
  table: 'history_records',
  alias: 'h',
  item: RECORD_ITEM,
  columns: {
    enterprise: text('enterprise'),
    date: `(d->>'date')::date`,
    kind: text('kind'),
    numbers: `d->'numbers'`,
    words: `d->'words'`,
  },
  owner: 'record',
  owned: [],
  blank: { numbers: {}, words: {} },
  standing: organisationOf('h.enterprise'),
  coming: organisationOf(text('enterprise')),
};

const ROSTER: Library = {
  table: 'inspectors',
  alias: 'i',
  item: INSPECTOR_ITEM,
  columns: {
    name: text('name'),
    kind: text('kind'),
    organisation: text('organisation'),
    group: text('group'),
    regions: `ARRAY(SELECT jsonb_array_elements_text(d->'regions'))`,
    may_lead: `(d->>'mayLead')::boolean`,
    training_valid_to: `(d->>'trainingValidTo')::date`,
  },
  owner: 'inspector',
  owned: [
    {
      table: 'certificates',
      list: 'certificates',
      columns: { number: entry('number'), domain: entry('domain'), ...PERIOD },
    },
    { table: 'absences', list: 'leave', columns: PERIOD },
    {
      table: 'recusals',
      list: 'recusals',
      columns: {
        enterprise: entry('enterprise'),
        ground: entry('ground'),
        decided_by: entry('decidedBy'),
      },
    },
  ],
  blank: {},
  standing: 'i.organisation',
  coming: text('organisation'),
  // What the head of the agency decided stays, whether or not the file repeats it.
  kept: `jsonb_build_object('recusals', COALESCE((SELECT jsonb_agg(x) FROM jsonb_array_elements(said->'recusals') x
      WHERE NOT EXISTS (SELECT FROM jsonb_array_elements(was->'recusals') y
        WHERE y ? 'decidedBy' AND y->>'enterprise' = x->>'enterprise')), '[]')
    || COALESCE((SELECT jsonb_agg(y) FROM jsonb_array_elements(was->'recusals') y WHERE y ? 'decidedBy'), '[]'))`,
};

export const LIBRARIES: Readonly<Record<ImportKind, Library>> = {
  register: REGISTER,
  history: RECORDS,
  roster: ROSTER,
};

/**
 * The staged rows of an import ($1) at positions from $2 up to, not including, $3: `was` is what stands (null: nothing)
 * and `will` what would stand after the import. Fields that the mapping does not read stay as they are.
 */
export function merged({ table, alias, item, blank, standing, kept }: Library): string {
  const future = `'${JSON.stringify(blank)}'::jsonb || COALESCE(was, '{}') || said`;
  return `SELECT position, file_row, id, owner, was, ${future}${kept === undefined ? '' : ` || ${kept}`} AS will
    FROM (SELECT r.position, r.file_row, r.id, r.document AS said, ${standing} AS owner,
        CASE WHEN ${alias}.id IS NOT NULL THEN (${item})::jsonb END AS was
      FROM import_rows r LEFT JOIN ${table} ${alias} ON ${alias}.id = r.id
      WHERE r.import = $1 AND r.position >= $2 AND r.position < $3) both_sides`;
}

/**
 * Statements that make the documents of an import ($1), at positions from $2 up to $3, stand as one side of their
 * images has them.
 */
export function writeImages(library: Library, side: 'former' | 'current'): readonly string[] {
  const { table, owner, owned, columns } = library;
  const images = `SELECT id, ${side} AS d FROM import_images WHERE import = $1 AND position >= $2 AND position < $3`;
  const names = Object.keys(columns).map((name) => `"${name}"`);
  return [
    `DELETE FROM ${table} t USING (${images}) m WHERE t.id = m.id AND m.d IS NULL`,
    `INSERT INTO ${table} (id, ${names.join(', ')}) SELECT id, ${Object.values(columns).join(', ')}
      FROM (${images}) m WHERE d IS NOT NULL
      ON CONFLICT (id) DO UPDATE SET ${names.map((name) => `${name} = EXCLUDED.${name}`).join(', ')}`,
    ...owned.flatMap(({ table: list, list: field, columns: fields }) => [
      `DELETE FROM ${list} t USING (${images}) m WHERE t.${owner} = m.id`,
      `INSERT INTO ${list} (${owner}, position, ${Object.keys(fields).join(', ')})
        SELECT m.id, (nth - 1)::int4, ${Object.values(fields).join(', ')}
        FROM (${images}) m, jsonb_array_elements(m.d->'${field}') WITH ORDINALITY AS entries(x, nth)
        WHERE m.d IS NOT NULL`,
    ]),
  ];
}
