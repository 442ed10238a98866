import type { Act } from '../../app/ports/act.js';
import { checkVersion } from '../../app/versions/version.js';
import { ReportSettings, USUAL_REPORTS } from '../../app/figures/reportSettings.js';
import type { Problem } from '../../core/kernel/problem.js';
import { ok, type Result } from '../../core/kernel/result.js';
import { readRecord } from '../../core/kernel/schema.js';
import type { Json } from '../../core/kernel/canonical.js';
import type { Prisma, PrismaClient } from '../../generated/prisma/client.js';
import { audited, type Change } from '../audited.js';

const ID = 'office';

/** The office's settings; the usual ones until somebody changes them. */
export async function readReportSettings(database: Prisma.TransactionClient): Promise<ReportSettings> {
  const row = await database.storedReportSettings.findUnique({ where: { id: ID } });
  if (row === null) return USUAL_REPORTS;
  const read = readRecord(ReportSettings, row.document as Json);
  if (!read.ok) throw new Error(`the kept report settings cannot be read: ${read.error.code}`);
  return read.value;
}

export function putReportSettings(
  prisma: PrismaClient,
  settings: ReportSettings,
  expected: string | null | undefined,
  act: Act,
): Promise<Result<ReportSettings, Problem>> {
  return audited(prisma, act, async (database): Promise<Result<Change<ReportSettings>, Problem>> => {
    await database.$executeRawUnsafe('LOCK TABLE report_settings IN SHARE ROW EXCLUSIVE MODE');
    const before = await readReportSettings(database);
    const same = checkVersion('reportSettings', ID, before, expected);
    if (!same.ok) return same;
    const document = { ...settings };
    await database.storedReportSettings.upsert({
      ...{ where: { id: ID }, create: { id: ID, document }, update: { document } },
    });
    return ok({
      value: settings,
      kind: 'reportSettings',
      id: ID,
      organisation: null,
      before,
      after: settings,
    });
  });
}
