import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import type { JobContext, JobHandler } from '../jobs/handler.js';
import { actorOf } from '../people/actorOf.js';
import type { JobOutcome, TakenJob } from '../ports/jobQueue.js';
import type { Actor } from '../../core/access/roles.js';
import { ExportFault, exportFileName, exportPages, exportReport } from './exportReport.js';
import {
  prepareExport,
  type ExportContext,
  type ExportRequest,
  type PreparedExport,
} from './prepareExport.js';

/** Bytes of a piece of the file, as it is kept. */
const PIECE = 512 * 1024;
/** Progress is told about this often. */
const TOLD_ROWS = 5_000;

/** What an export job leaves behind. */
export interface ExportedFile {
  readonly name: string;
  readonly format: string;
  readonly rows: number;
  readonly size: number;
  /** ISO 8601. */
  readonly expiresAt: string;
}

/**
 * Writes a list as a file, bounded by what its asker may read when the work is done. An attempt starts over: the
 * pieces of an earlier one are gone, and only the file of a finished job is ever given out.
 */
export function exportJob(context: ExportContext): JobHandler<'export'> {
  return async (job, worker) => {
    const request = job.payload as ExportRequest;
    const actor = await askerOf(context, job);
    if (!actor.ok) return { kind: 'refused', problem: actor.error };
    const prepared = await prepareExport(context.store, actor.value, request);
    if (!prepared.ok) return { kind: 'refused', problem: prepared.error };
    try {
      return await write(context, job, prepared.value, worker);
    } catch (error) {
      if (error instanceof ExportFault) return { kind: 'refused', problem: error.problem };
      throw error;
    }
  };
}

async function askerOf({ store }: ExportContext, { requestedBy }: TakenJob): Promise<Result<Actor, Problem>> {
  const person = requestedBy === null ? null : await store.readPerson(requestedBy);
  if (person === null || person.disabled)
    return err({ code: 'exports.requester-gone', params: { person: requestedBy ?? '' } });
  return ok(actorOf(person));
}

async function write(
  { store, writeReport, today, now, keepHours }: ExportContext,
  job: TakenJob<'export'>,
  prepared: PreparedExport,
  { signal, report }: JobContext,
): Promise<JobOutcome> {
  if (!(await store.beginExport(job))) return LOST;
  let [rows, told] = [0, 0];
  const counted = async function* () {
    for await (const page of exportPages(store, prepared)) {
      signal.throwIfAborted();
      rows += page.length;
      yield page;
      if (rows - told >= TOLD_ROWS) await report({ step: 'writing', done: (told = rows), total: 0 });
    }
  };
  const day = today();
  const { format } = prepared.request;
  let [position, size] = [0, 0];
  for await (const piece of inPieces(writeReport(format, exportReport(prepared, day, counted())))) {
    signal.throwIfAborted();
    size += piece.length;
    if (!(await store.putExportPiece(job, position++, piece))) return LOST;
  }
  await report({ step: 'writing', done: rows, total: rows });
  const expiresAt = new Date(now().getTime() + keepHours * 3_600_000).toISOString();
  const file: ExportedFile = { name: exportFileName(prepared, day), format, rows, size, expiresAt };
  return { kind: 'done', result: { ...file } };
}

/** In other hands: nothing that is written here counts any more. */
const LOST: JobOutcome = { kind: 'cancelled' };

/** The same bytes in pieces of about one size. */
async function* inPieces(parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const part of parts) {
    held.push(part);
    length += part.length;
    if (length < PIECE) continue;
    yield joined(held, length);
    [held, length] = [[], 0];
  }
  if (length > 0) yield joined(held, length);
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
