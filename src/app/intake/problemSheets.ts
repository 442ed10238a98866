import type { Problem } from '../../core/kernel/problem.js';
import { describeProblem } from '../../messages/registry.js';
import type { Language } from '../../messages/texts.js';
import type { Cell, Sheet, Table } from '../ports/tables.js';

const WORDS = {
  zh: {
    problems: '问题',
    rows: '待更正的行',
    title: '导入问题清单',
    headings: ['文件', '行', '字段', '问题', '代码'],
    mark: '问题（原行号：说明）',
  },
  en: {
    problems: 'Problems',
    rows: 'Rows to correct',
    title: 'Problems of the import',
    headings: ['File', 'Row', 'Field', 'Problem', 'Code'],
    mark: 'Problem (row in the file: what)',
  },
} as const;

/**
 * What a person needs to correct an import: every problem in words, and the faulty rows as the table has
 * them with their problems beside. The second sheet can be corrected and sent back.
 */
export function problemSheets(
  table: Table,
  problems: readonly Problem[],
  language: Language,
): readonly Sheet[] {
  return [problemSheet(problems, language), rowSheet(table, problems, language)];
}

function problemSheet(problems: readonly Problem[], language: Language): Sheet {
  const words = WORDS[language];
  const widths = [20, 8, 20, 70, 28];
  return {
    name: words.problems,
    title: words.title,
    columns: words.headings.map((header, k) => ({ header, width: widths[k] ?? 20 })),
    rows: problems.map((problem): Cell[] => {
      const { file = '', row = null, field = '' } = problem.place ?? {};
      return [file, row, field, wordsOf(problem, language), problem.code];
    }),
  };
}

function rowSheet(table: Table, problems: readonly Problem[], language: Language): Sheet {
  const { rows: name, mark } = WORDS[language];
  const byRow = new Map<number, string[]>();
  for (const problem of problems) {
    const { file, row } = problem.place ?? {};
    if (file !== table.file || row === undefined) continue;
    const place = problem.place?.field === undefined ? {} : { field: problem.place.field };
    byRow.set(row, [...(byRow.get(row) ?? []), describeProblem({ ...problem, place }, language)]);
  }
  const faulty = table.rows.filter(({ row }) => byRow.has(row));
  return {
    name,
    title: null,
    columns: [...table.columns, mark].map((header, k) => ({
      header,
      width: k === table.columns.length ? 60 : 18,
    })),
    rows: faulty.map(({ row, cells }) => [...cells, `${row}: ${(byRow.get(row) ?? []).join('\n')}`]),
  };
}

/** The problem without its place, which stands in cells of its own. */
function wordsOf(problem: Problem, language: Language): string {
  return describeProblem({ code: problem.code, params: problem.params }, language);
}
