import { drawnSchedule } from '../app/schedule/monthSchedule.js';
import { ScheduleRecord } from '../app/schedule/scheduleRecord.js';
import type { BundleContent } from '../core/replay/bundle.js';
import { readRecordFile } from './files.js';

/** The schedule of a file, or the one that was drawn where no file is given. */
export async function readSchedule(bundle: BundleContent, file: string | undefined): Promise<ScheduleRecord> {
  return file === undefined ? drawnSchedule(bundle) : readRecordFile(ScheduleRecord, file);
}
