import type { WriteTable, WriteWorkbook } from './tables.js';
import type { WriteYearSummary } from './yearSummary.js';

/** Writers of what is reported. */
export interface ReportTools {
  readonly writeCsv: WriteTable;
  readonly writeWorkbook: WriteWorkbook;
  readonly writeYearSummary: WriteYearSummary;
}
