import { err, ok, type Result } from '../../core/kernel/result.js';
import type { Problem } from '../../core/kernel/problem.js';
import type { EnterpriseMapping, HistoryMapping } from '../intake/mapping.js';
import { parseMapping } from '../intake/parseMapping.js';
import type { ImportKind } from './kinds.js';

/** How the columns of one table are read; inspector lists have fixed columns and none. */
export type ImportMapping =
  | { readonly kind: 'register'; readonly table: EnterpriseMapping }
  | { readonly kind: 'history'; readonly table: HistoryMapping }
  | { readonly kind: 'roster' };

const STAND_IN: EnterpriseMapping = {
  id: { column: 'id', kind: 'other' },
  sameId: 'refuse',
  name: { column: 'name' },
  status: { constant: 'active' },
};

/** Reads the mapping of one table as JSON; fields of problems are pointers into it. */
export function parseImportMapping(
  kind: ImportKind,
  mapping: unknown,
): Result<ImportMapping, readonly Problem[]> {
  if (kind === 'roster') {
    return mapping === null ? ok({ kind }) : err([{ code: 'imports.roster-has-no-mapping', params: {} }]);
  }
  if (mapping === null) return err([{ code: 'imports.no-mapping', params: { kind } }]);
  const tables =
    kind === 'register'
      ? { enterprises: mapping, history: [] }
      : { enterprises: STAND_IN, history: [mapping] };
  const text = JSON.stringify({ format: 'evenhand/mapping/v1', source: 'import', ...tables });
  const parsed = parseMapping(text);
  if (!parsed.ok) return parsed;
  const { enterprises, history } = parsed.value;
  if (kind === 'register') return ok({ kind, table: enterprises });
  const [table] = history;
  return table === undefined ? err([{ code: 'imports.no-mapping', params: { kind } }]) : ok({ kind, table });
}
