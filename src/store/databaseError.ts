import pg from 'pg';
import type { StoreProblem } from '../app/ports/storeReasons.js';

interface DriverCause {
  readonly originalCode?: string;
  readonly originalMessage?: string;
}

interface WithMeta {
  readonly meta?: {
    readonly driverAdapterError?: { readonly cause?: DriverCause };
  };
}

/** PostgreSQL's own code and words for an error, wherever Prisma put them; null for an error of another kind. */
export function databaseError(error: unknown): { readonly state: string; readonly message: string } | null {
  if (error instanceof pg.DatabaseError) return { state: error.code ?? '', message: error.message };
  const cause =
    (error as WithMeta | undefined)?.meta?.driverAdapterError?.cause ??
    (error as { cause?: DriverCause }).cause;
  return cause?.originalCode === undefined
    ? null
    : { state: cause.originalCode, message: cause.originalMessage ?? '' };
}

/** The SQLSTATE that the life cycle's triggers raise for a step that does not exist. */
export const STEP_REFUSED = 'EH001';
export const UNIQUE_VIOLATION = '23505';

/**
 * A value that the database does not take (class 22: out of range, no such date, wrong form; 23514: not in a
 * closed list) as a problem. Everything else is a bug or an outage and is thrown on.
 */
export function valueRefused(error: unknown): StoreProblem {
  const cause = databaseError(error);
  if (cause === null || !(cause.state.startsWith('22') || cause.state === '23514')) throw error;
  const rule = cause.state === '23514' ? /constraint "(\w+)"/.exec(cause.message)?.[1] : undefined;
  return { code: 'store.value-refused', params: { detail: rule ?? cause.message } };
}
