import { err, ok, type Result } from '../../core/kernel/result.js';
import { at } from '../../core/kernel/problem.js';
import { parseRecord } from '../../core/kernel/schema.js';
import { Mapping } from './mapping.js';
import type { IntakeProblem } from './reasons.js';

/** Parses the text of a mapping file. The field of each problem is a JSON pointer into it. */
export function parseMapping(text: string, file = 'mapping'): Result<Mapping, readonly IntakeProblem[]> {
  const parsed = parseRecord(Mapping, text.replace(/^\ufeff/, ''));
  if (!parsed.ok) return err([at(parsed.error, { file })]);
  const { enterprises, history } = parsed.value;
  const problems = [
    ...tableFaults(enterprises, '/enterprises'),
    ...history.flatMap((one, k) => tableFaults(one, `/history/${k}`)),
  ].map((problem) => at(problem, { file }));
  return problems.length === 0 ? ok(parsed.value) : err(problems);
}

function tableFaults(table: { unread?: Record<string, string> }, pointer: string): IntakeProblem[] {
  const { unread = {}, ...read } = table;
  return nodes(read, pointer).flatMap(({ node, place }) => [
    ...sourceFault(node, place),
    ...Object.entries(node).flatMap(([key, column]) =>
      isColumnKey(key) && typeof column === 'string' && Object.hasOwn(unread, column)
        ? [alsoUnread(column, `${place}/${key}`)]
        : [],
    ),
  ]);
}

const COLUMN_KEYS = ['column', 'when', 'latitude', 'longitude'];
const isColumnKey = (key: string): boolean => COLUMN_KEYS.includes(key);

function alsoUnread(column: string, field: string): IntakeProblem {
  return { code: 'intake.column-also-unread', params: { column }, place: { field } };
}

/** A field names a column or a constant: one of them, not both. */
function sourceFault(node: Readonly<Record<string, unknown>>, field: string): IntakeProblem[] {
  const isField = 'column' in node || 'constant' in node || Object.keys(node).length === 0;
  if (!isField || 'column' in node !== 'constant' in node) return [];
  return [{ code: 'intake.column-or-constant', params: {}, place: { field } }];
}

interface Node {
  readonly node: Readonly<Record<string, unknown>>;
  readonly place: string;
}

/** All objects within, `values` translations aside, with their JSON pointers. */
function nodes(value: unknown, place: string): Node[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value)
    .filter(([key]) => key !== 'values')
    .flatMap(([key, member]) => nodes(member, `${place}/${key}`));
  return Array.isArray(value) ? inner : [{ node: value as Node['node'], place }, ...inner];
}
