import type { Duty } from '../duties/deadlinesJob.js';
import type { ExportContext } from './prepareExport.js';

/** Files of exports that nobody may fetch any more are dropped. */
export const dropFiles =
  ({ store, keepHours }: Pick<ExportContext, 'store' | 'keepHours'>): Duty =>
  async (_day, now) => ({
    filePiecesDropped: await store.dropExports(new Date(now.getTime() - keepHours * 3_600_000)),
  });
