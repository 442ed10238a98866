import PgBoss from 'pg-boss';
import { JOB_KINDS, type JobKind } from '../../app/jobs/kinds.js';
import type { Sql } from '../pool.js';

export interface JobTimes {
  /** How long a worker may be silent before its jobs go to others. */
  readonly leaseSeconds: number;
  /** Pause before the second attempt; it doubles with each further one. */
  readonly retryDelaySeconds: number;
  readonly attempts: number;
}

export const JOB_TIMES: JobTimes = { leaseSeconds: 30, retryDelaySeconds: 5, attempts: 5 };

/** Where messages end whose job could not be done. */
const DEAD_LETTERS = 'dead';

/** The messages that bring jobs to workers, each step within the caller's transaction. */
export interface Messages {
  send(sql: Sql, kind: JobKind, job: string): Promise<string>;
  sendAll(sql: Sql, jobs: readonly { readonly kind: JobKind; readonly job: string }[]): Promise<void>;
  /** Takes the next message; null when there is none that is due. */
  take(sql: Sql, kind: JobKind): Promise<{ readonly id: string; readonly job: string } | null>;
  complete(sql: Sql, kind: JobKind, id: string): Promise<void>;
  /** Gives it back for another attempt. `dead`: it had its last one. `missing`: no such message is at work. */
  fail(sql: Sql, kind: JobKind, id: string): Promise<'again' | 'dead' | 'missing'>;
  bury(sql: Sql, kind: JobKind, job: string): Promise<void>;
  /** Drops messages that ended long ago. */
  tidy(): Promise<void>;
}

interface MessageData {
  readonly job: string;
}

/** A job may take hours; that its worker lives is told by the heartbeat, not by this limit. */
const EXPIRES_HOURS = 23;

export function messagesOf(sql: Sql, times: JobTimes): Messages {
  const boss = bossOn(sql);
  const options = {
    retryLimit: times.attempts - 1,
    retryDelay: times.retryDelaySeconds,
    retryBackoff: true,
    expireInHours: EXPIRES_HOURS,
    deadLetter: DEAD_LETTERS,
  };
  return {
    send: async (within, kind, job) => {
      const id = await boss.send(kind, { job }, { ...options, db: executor(within) });
      if (id === null) throw new Error(`the queue ${kind} took no message`);
      return id;
    },
    sendAll: async (within, jobs) => {
      const { expireInHours, ...rest } = options;
      const shared = { ...rest, expireInSeconds: expireInHours * 3600 };
      const messages = jobs.map(({ kind, job }) => ({ id: job, name: kind, data: { job }, ...shared }));
      await boss.insert(messages, { db: executor(within) });
    },
    take: async (within, kind) => {
      const [message] = await boss.fetch<MessageData>(kind, { batchSize: 1, db: executor(within) });
      return message === undefined ? null : { id: message.id, job: message.data.job };
    },
    complete: async (within, kind, id) => {
      await boss.complete(kind, id, {}, { db: executor(within) });
    },
    fail: async (within, kind, id) => {
      const db = executor(within);
      await boss.fail(kind, id, {}, { db });
      const message = await boss.getJobById(kind, id, { db, includeArchive: false });
      if (message === null) return 'missing';
      return message.state === 'retry' ? 'again' : 'dead';
    },
    bury: async (within, kind, job) => {
      await boss.send(DEAD_LETTERS, { job, kind }, { db: executor(within) });
    },
    tidy: () => boss.maintain(),
  };
}

/** Makes the queue's own schema and the queues of all kinds, where they are missing. */
export async function installQueues(sql: Sql): Promise<void> {
  const boss = bossOn(sql, true);
  await boss.start();
  const standing = new Set((await boss.getQueues()).map(({ name }) => name));
  for (const name of [DEAD_LETTERS, ...JOB_KINDS]) {
    if (!standing.has(name)) await boss.createQueue(name, { name, policy: 'standard' });
  }
  await boss.stop({ graceful: false });
}

function bossOn(sql: Sql, migrate = false): PgBoss {
  return new PgBoss({ db: executor(sql), migrate, supervise: false, schedule: false });
}

/** pg-boss runs its SQL through this, so on any connection and within any transaction. */
function executor(sql: Sql): PgBoss.Db {
  return {
    executeSql: async (text: string, values?: unknown[]) => ({ rows: [...(await sql.query(text, values))] }),
  };
}
