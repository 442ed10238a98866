import type { ImportReader, ReadSummary, ReadTask, TakeRows } from '../ports/importReader.js';
import type { Problem } from '../../core/kernel/problem.js';
import { problemSheets } from '../intake/problemSheets.js';
import type { OpenLines, Table, TableLines, TableRow, WriteWorkbook } from '../ports/tables.js';
import { readRows } from './readRows.js';

/** Rows that are shown beside the columns. */
const SAMPLE = 5;

/** Reads files on the thread that it is called on. */
export function importReader(openLines: OpenLines, writeWorkbook: WriteWorkbook): ImportReader {
  return {
    head: (file, bytes) => {
      const opened = openLines(file, bytes);
      if (!opened.ok) return Promise.resolve(opened);
      const { columns } = opened.value;
      const sample = firstRows(opened.value).map(({ cells }) => cells.map((cell) => cell.slice(0, 200)));
      return Promise.resolve({ ok: true, value: { columns, sample } });
    },
    read: (task, bytes, take) => readFile(openLines, task, bytes, take),
    problemWorkbook: (file, bytes, problems, language) => {
      const opened = openLines(file, bytes);
      const table = opened.ok ? faultyRows(opened.value, problems) : { file, columns: [], rows: [] };
      return writeWorkbook(problemSheets(table, problems, language));
    },
  };
}

function firstRows({ lines }: TableLines): readonly TableRow[] {
  const rows: TableRow[] = [];
  for (const line of lines) {
    if ('cells' in line) rows.push(line);
    if (rows.length === SAMPLE) break;
  }
  return rows;
}

function faultyRows({ file, columns, lines }: TableLines, problems: readonly Problem[]): Table {
  const numbers = new Set(problems.map(({ place }) => place?.row));
  const rows: TableRow[] = [];
  for (const line of lines) {
    const row = 'cells' in line ? line : line.rest;
    if (row !== null && numbers.has(row.row)) rows.push(row);
  }
  return { file, columns, rows };
}

async function readFile(
  openLines: OpenLines,
  { file, mapping }: ReadTask,
  bytes: Uint8Array,
  take: TakeRows,
): Promise<ReadSummary | null> {
  const opened = openLines(file, bytes);
  if (!opened.ok) return { rows: 0, merged: 0, problems: opened.error };
  const { rows, documents, staged, merged, problems } = readRows(opened.value, mapping);
  for (const chunk of staged) if (!(await take(chunk, documents))) return null;
  return { rows, merged, problems };
}
