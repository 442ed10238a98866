import type { ImportReader, ReadSummary, ReadTask, TakeRows } from '../ports/importReader.js';
import { problemSheets } from '../intake/problemSheets.js';
import type { OpenTable, WriteWorkbook } from '../ports/tables.js';
import { readRows } from './readRows.js';

const CHUNK = 1_000;
/** Rows that are shown beside the columns. */
const SAMPLE = 5;

/** Reads files on the thread that it is called on. */
export function importReader(openTable: OpenTable, writeWorkbook: WriteWorkbook): ImportReader {
  return {
    head: async (file, bytes) => {
      const opened = await openTable(file, bytes);
      if (!opened.ok) return opened;
      const { columns, rows } = opened.value;
      const sample = rows.slice(0, SAMPLE).map(({ cells }) => cells.map((cell) => cell.slice(0, 200)));
      return { ok: true, value: { columns, sample } };
    },
    read: (task, bytes, take) => readFile(openTable, task, bytes, take),
    problemWorkbook: async (file, bytes, problems, language) => {
      const opened = await openTable(file, bytes);
      const table = opened.ok ? opened.value : { file, columns: [], rows: [] };
      return writeWorkbook(problemSheets(table, problems, language));
    },
  };
}

async function readFile(
  openTable: OpenTable,
  { file, mapping }: ReadTask,
  bytes: Uint8Array,
  take: TakeRows,
): Promise<ReadSummary | null> {
  const opened = await openTable(file, bytes);
  if (!opened.ok) return { rows: 0, merged: 0, problems: opened.error };
  const { rows, merged, problems } = readRows(opened.value, mapping);
  for (let from = 0; from < rows.length; from += CHUNK) {
    if (!(await take(rows.slice(from, from + CHUNK), rows.length))) return null;
  }
  return { rows: opened.value.rows.length, merged, problems };
}
