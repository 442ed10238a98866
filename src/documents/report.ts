import type { Report, WriteReport } from '../app/ports/tables.js';
import { csvLines } from './csv.js';
import { reportWorkbook } from './reportWorkbook.js';

/** A report as a workbook, or as comma-separated values without title. */
export const writeReport: WriteReport = (format, report) =>
  format === 'xlsx' ? reportWorkbook(report) : reportCsv(report);

async function* reportCsv({ columns, batches }: Report): AsyncIterable<Uint8Array> {
  yield csvLines([columns.map(({ header }) => header)], true);
  for await (const rows of batches) if (rows.length > 0) yield csvLines(rows, false);
}
