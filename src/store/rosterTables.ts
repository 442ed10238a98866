import type { Inspector } from '../core/pairing/roster.js';
import type { TableShape } from './tableShape.js';

export const INSPECTORS: TableShape = {
  table: 'inspectors',
  key: ['id'],
  columns: {
    id: 'text',
    name: 'text',
    kind: 'text',
    organisation: 'text',
    group: 'text',
    regions: 'text[]',
    may_lead: 'boolean',
    training_valid_to: 'date',
  },
};

export function inspectorRow(inspector: Inspector): object {
  const { id, name, kind, organisation, group, regions, mayLead, trainingValidTo } = inspector;
  return {
    id,
    name,
    kind,
    organisation,
    group,
    regions,
    may_lead: mayLead,
    training_valid_to: trainingValidTo,
  };
}

/** A list that every inspector owns, kept in its order. */
interface OwnedTable {
  readonly shape: TableShape;
  readonly rows: (inspector: Inspector) => readonly object[];
}

const KEY = { inspector: 'text', position: 'int4' } as const;
const PERIOD = { from_day: 'date', to_day: 'date' } as const;

export const OWNED_BY_INSPECTOR: readonly OwnedTable[] = [
  {
    shape: ownedShape('certificates', { ...KEY, number: 'text', domain: 'text', ...PERIOD }),
    rows: ({ certificates }) =>
      certificates.map(({ number, domain, from, to }) => ({ number, domain, from_day: from, to_day: to })),
  },
  {
    shape: ownedShape('absences', { ...KEY, ...PERIOD }),
    rows: ({ leave }) => leave.map(({ from, to }) => ({ from_day: from, to_day: to })),
  },
  {
    shape: ownedShape('recusals', { ...KEY, enterprise: 'text', ground: 'text', decided_by: 'text' }),
    rows: ({ recusals }) =>
      recusals.map(({ enterprise, ground, decidedBy }) => ({
        enterprise,
        ground,
        decided_by: decidedBy ?? null,
      })),
  },
];

function ownedShape(table: string, columns: TableShape['columns']): TableShape {
  return { table, key: ['inspector', 'position'], columns };
}
