import type { Mapping } from '../../src/app/intake/mapping.js';

type Enterprises = Mapping['enterprises'];
type History = Mapping['history'][number];

/** A mapping of one register and one history file by plain column names, with what a test changes of it. */
export function mappingWith(
  enterprises: Partial<Enterprises>,
  history: Partial<History>,
  source = 'tests',
): Mapping {
  return {
    format: 'evenhand/mapping/v1',
    source,
    enterprises: {
      id: { column: 'id', kind: 'other' },
      sameId: 'refuse',
      name: { column: 'name' },
      status: { constant: 'active' },
      ...enterprises,
    },
    history: [
      {
        id: { column: 'record' },
        sameId: 'refuse',
        enterprise: { column: 'id', kind: 'other' },
        unknownEnterprise: 'refuse',
        date: { column: 'date' },
        kind: { constant: 'inspection' },
        ...history,
      },
    ],
  };
}
