import type { Enterprise, HistoryRecord } from '../core/scoring/register.js';
import type { TableShape } from './tableShape.js';

export const ENTERPRISES: TableShape = {
  table: 'enterprises',
  key: ['id'],
  columns: {
    id: 'text',
    name: 'text',
    legal_name: 'text',
    category: 'text',
    hazard_class: 'int2',
    organisation: 'text',
    district: 'text',
    street: 'text',
    address: 'text',
    lat_e6: 'int4',
    lon_e6: 'int4',
    status: 'text',
  },
};

export function enterpriseRow(enterprise: Enterprise): object {
  const { id, name, category, organisation, district, street, address, status } = enterprise;
  return {
    id,
    name,
    legal_name: enterprise.legalName,
    category,
    hazard_class: enterprise.hazardClass,
    organisation,
    district,
    street,
    address,
    lat_e6: enterprise.location?.latE6 ?? null,
    lon_e6: enterprise.location?.lonE6 ?? null,
    status,
  };
}

/** A list that every enterprise owns, kept in its order. */
export interface OwnedTable {
  readonly shape: TableShape;
  readonly rows: (enterprise: Enterprise) => readonly object[];
}

const KEY = { enterprise: 'text', position: 'int4' } as const;
const PERIOD = { from_day: 'date', to_day: 'date' } as const;

export const OWNED_TABLES: readonly OwnedTable[] = [
  {
    shape: ownedShape('licences', { ...KEY, kind: 'text', number: 'text', ...PERIOD }),
    rows: ({ licences }) =>
      licences.map(({ kind, number, from, to }) => ({ kind, number, from_day: from, to_day: to })),
  },
  {
    shape: ownedShape('devices', { ...KEY, kind: 'text', count: 'int4', since: 'date' }),
    rows: ({ devices }) => devices,
  },
  {
    shape: ownedShape('hazard_sources', { ...KEY, grade: 'int2', sites: 'int4', since: 'date' }),
    rows: ({ hazardSources }) => hazardSources,
  },
  {
    shape: ownedShape('marks', { ...KEY, kind: 'text', ...PERIOD }),
    rows: ({ marks }) => marks.map(({ kind, from, to }) => ({ kind, from_day: from, to_day: to })),
  },
];

function ownedShape(table: string, columns: TableShape['columns']): TableShape {
  return { table, key: ['enterprise', 'position'], columns };
}

export const HISTORY: TableShape = {
  table: 'history_records',
  key: ['id'],
  columns: { id: 'text', enterprise: 'text', date: 'date', kind: 'text', numbers: 'jsonb', words: 'jsonb' },
};

export function historyRow({ id, enterprise, date, kind, numbers, words }: HistoryRecord): object {
  return { id, enterprise, date, kind, numbers, words };
}
