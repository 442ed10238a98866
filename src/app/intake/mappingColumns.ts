import type { EnterpriseMapping, HistoryMapping } from './mapping.js';

/** What a mapping does with one column of a table. */
export interface ColumnUse {
  readonly column: string;
  /** Fields that it fills, such as "name" or "licences.0.number". */
  readonly fields: readonly string[];
  readonly required: boolean;
  /** How a day or a number is written, where the mapping says so. */
  readonly format: string | null;
  /** The texts that the column may hold, when the mapping lists them. */
  readonly values: readonly string[];
  readonly notes: readonly string[];
}

/** Fields without which a row says nothing; see the mapping's readers. */
const ALWAYS = ['id', 'name', 'status', 'enterprise', 'date', 'kind'];

/** The columns that a table mapping reads, each once, in the order of the mapping. */
export function columnUses(mapping: EnterpriseMapping | HistoryMapping): readonly ColumnUse[] {
  const uses = new Map<string, ColumnUse>();
  for (const use of collect(mapping, [])) {
    const met = uses.get(use.column);
    uses.set(use.column, met === undefined ? use : unite(met, use));
  }
  return [...uses.values()];
}

function unite(a: ColumnUse, b: ColumnUse): ColumnUse {
  return {
    column: a.column,
    fields: [...a.fields, ...b.fields],
    required: a.required || b.required,
    format: a.format ?? b.format,
    values: a.values.length > 0 ? a.values : b.values,
    notes: [...a.notes, ...b.notes],
  };
}

type Node = Readonly<Record<string, unknown>>;

function collect(node: object, path: readonly string[]): ColumnUse[] {
  return Object.entries(node).flatMap(([key, member]: [string, unknown]): ColumnUse[] => {
    if (['column', 'when', 'latitude', 'longitude'].includes(key) && typeof member === 'string') {
      return [useOf(node as Node, key, member, path)];
    }
    const passed = key === 'values' || key === 'unread' || typeof member !== 'object' || member === null;
    return passed ? [] : collect(member, [...path, key]);
  });
}

function useOf(node: Node, key: string, column: string, path: readonly string[]): ColumnUse {
  const values = typeof node['values'] === 'object' && node['values'] !== null ? node['values'] : {};
  const always = path.length === 1 && ALWAYS.includes(path[0] ?? '');
  return {
    column,
    fields: [(key === 'column' ? path : [...path, key]).join('.')],
    required: key === 'column' && (always || node['required'] === true),
    format: formatOf(node, path),
    values: Object.keys(values),
    notes: typeof node['note'] === 'string' ? [node['note']] : [],
  };
}

/** Days have a format of their own or the default; a scale says how many decimals a number may have. */
function formatOf(node: Node, path: readonly string[]): string | null {
  if (typeof node['format'] === 'string') return node['format'];
  const field = path.at(-1) ?? '';
  if (['date', 'from', 'to', 'since'].includes(field)) return 'YYYY-MM-DD';
  if (node['kind'] === 'uscc') return 'GB 32100';
  return typeof node['scale'] === 'number' ? `× ${node['scale']}` : null;
}
