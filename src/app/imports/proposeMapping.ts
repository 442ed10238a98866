import type { Json } from '../../core/kernel/canonical.js';
import { parseUscc } from '../../core/kernel/uscc.js';
import type { EnterpriseMapping, HistoryMapping } from '../intake/mapping.js';
import { columnUses } from '../intake/mappingColumns.js';
import type { TableHead } from '../ports/importReader.js';
import type { FoundColumns } from '../ports/importStore.js';
import { COLUMN_WORDS, type ColumnWord } from './columnWords.js';
import { parseImportMapping } from './importMapping.js';
import type { ImportKind } from './kinds.js';

/**
 * A mapping to start from: the one that was last used for the source where the file has all its columns, or else one
 * guessed from the names of the columns. A proposal is shown; nothing is read by it until somebody sends it back.
 */
export function proposeMapping(kind: ImportKind, head: TableHead, saved: Json): FoundColumns['proposal'] {
  const standing = saved === null ? null : parseImportMapping(kind, saved);
  if (standing?.ok === true && standing.value.kind !== 'roster') {
    const uses = columnUses(standing.value.table);
    if (uses.every(({ column }) => head.columns.includes(column)))
      return { origin: 'source', mapping: saved };
  }
  const guessed = kind === 'register' ? guessRegister(head) : kind === 'history' ? guessHistory(head) : null;
  return guessed === null ? null : { origin: 'guess', mapping: guessed as unknown as Json };
}

/** Column of a word, when a name of the file is one of its names. */
type Find = (word: ColumnWord) => string | undefined;

const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/[\s\p{P}\p{S}]/gu, '')
    .toLowerCase();

function finder({ columns }: TableHead): Find {
  return (word) => {
    const names: readonly string[] = COLUMN_WORDS[word];
    return names.flatMap((name) => columns.filter((column) => plain(column) === name))[0];
  };
}

function idOf(head: TableHead, find: Find): EnterpriseMapping['id'] | null {
  const column = find('uscc') ?? find('id');
  if (column === undefined) return null;
  const at = head.columns.indexOf(column);
  const cells = head.sample.map((row) => row[at] ?? '').filter((cell) => cell !== '');
  const uscc = cells.length > 0 && cells.every((cell) => parseUscc(cell).ok);
  return { column, kind: uscc ? 'uscc' : 'other' };
}

function guessRegister(head: TableHead): EnterpriseMapping | null {
  const find = finder(head);
  const [id, name] = [idOf(head, find), find('name')];
  if (id === null || name === undefined) return null;
  const text = (word: ColumnWord) => {
    const column = find(word);
    return column === undefined ? {} : { [word]: { column } };
  };
  const [latitude, longitude] = [find('latitude'), find('longitude')];
  return {
    id,
    sameId: 'merge',
    name: { column: name },
    ...text('legalName'),
    ...text('category'),
    ...text('organisation'),
    ...text('district'),
    ...text('street'),
    ...text('address'),
    ...(latitude === undefined || longitude === undefined ? {} : { location: { latitude, longitude } }),
    ...hazardClass(find),
    status: statusOf(find),
    ...licences(find),
  };
}

const STATES = {
  存续: 'active',
  在业: 'active',
  开业: 'active',
  正常: 'active',
  停业: 'suspended',
  歇业: 'suspended',
  注销: 'closed',
  吊销: 'closed',
  active: 'active',
  suspended: 'suspended',
  closed: 'closed',
} as const;

function statusOf(find: Find): EnterpriseMapping['status'] {
  const column = find('status');
  return column === undefined ? { constant: 'active' } : { column, values: { ...STATES } };
}

const CLASSES = { 高: 1, 中: 2, 低: 3, 高风险: 1, 中风险: 2, 低风险: 3, '1': 1, '2': 2, '3': 3 } as const;

function hazardClass(find: Find): Pick<EnterpriseMapping, 'hazardClass'> {
  const column = find('hazardClass');
  return column === undefined ? {} : { hazardClass: { column, values: { ...CLASSES } } };
}

function licences(find: Find): Pick<EnterpriseMapping, 'licences'> {
  const [number, kind] = [find('licenceNumber'), find('licenceKind')];
  if (number === undefined) return {};
  const [from, to] = [find('licenceFrom'), find('licenceTo')];
  return {
    licences: [
      {
        when: number,
        kind: kind === undefined ? { constant: '许可证' } : { column: kind },
        number: { column: number },
        ...(from === undefined ? {} : { from: { column: from } }),
        ...(to === undefined ? {} : { to: { column: to } }),
      },
    ],
  };
}

function guessHistory(head: TableHead): HistoryMapping | null {
  const find = finder(head);
  const [record, date, enterprise] = [find('record'), find('date'), idOf(head, find)];
  if (record === undefined || date === undefined || enterprise === null) return null;
  const kind = find('kind');
  return {
    id: { column: record },
    sameId: 'refuse',
    enterprise,
    unknownEnterprise: 'refuse',
    date: { column: date },
    kind: kind === undefined ? { constant: 'inspection' } : { column: kind },
  };
}
