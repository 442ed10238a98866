import type { JobQueue, JobSource, TakenJob } from '../../app/ports/jobQueue.js';
import type { Json } from '../../core/kernel/canonical.js';
import type { PrismaClient } from '../../generated/prisma/client.js';
import type { SqlPool } from '../pool.js';
import { cancelJob, retryJob } from './endJob.js';
import { finishJob } from './finishJob.js';
import { findJob, listJobs } from './lookAtJobs.js';
import { messagesOf, type JobTimes } from './messages.js';
import { requestJob } from './requestJob.js';
import { takeJob } from './takeJob.js';
import { takeOver } from './takeOver.js';

export function jobsOn(prisma: PrismaClient, pool: SqlPool, times: JobTimes): JobQueue & JobSource {
  const messages = messagesOf(pool, times);
  let tidiedAt = 0;
  return {
    requestJob: (request, act) => requestJob(pool, messages, request, act === undefined ? {} : { act }),
    scheduleJob: (request) => requestJob(pool, messages, request, { once: true }),
    findJob: (id) => findJob(pool, id),
    listJobs: (query, filters) => listJobs(prisma, query, filters),
    cancelJob: (id, act) => cancelJob(pool, id, act),
    retryJob: (id, act) => retryJob(pool, messages, id, act),
    takeJob: (owner, kinds) => takeJob(pool, messages, owner, kinds),
    beat: (owner) => beat(pool, owner),
    reportProgress: async ({ id, owner, attempt }, { step, done, total }) => {
      await pool.query(
        `UPDATE jobs SET step = $4, done = $5, total = $6
         WHERE id = $1 AND owner = $2 AND attempt = $3 AND state = 'running'`,
        [id, owner, attempt, step, done, total],
      );
    },
    finishJob: (job, outcome) => finishJob(pool, messages, job, outcome),
    resultsOfParts: (job) => resultsOfParts(pool, job),
    takeOver: async () => {
      if (Date.now() - tidiedAt > 3_600_000) {
        tidiedAt = Date.now();
        await messages.tidy();
      }
      return takeOver(pool, messages, times);
    },
  };
}

async function beat(pool: SqlPool, owner: string): Promise<ReadonlySet<string>> {
  const rows = await pool.query<{ id: string; cancel_requested: boolean }>(
    `UPDATE jobs SET heartbeat_at = now() WHERE owner = $1 AND state = 'running' RETURNING id, cancel_requested`,
    [owner],
  );
  return new Set(rows.filter((row) => !row.cancel_requested).map(({ id }) => id));
}

async function resultsOfParts(pool: SqlPool, { id }: TakenJob): Promise<ReadonlyMap<string, Json>> {
  const rows = await pool.query<{ subject: string; result: Json }>(
    'SELECT subject, result FROM jobs WHERE parent = $1',
    [id],
  );
  return new Map(rows.map(({ subject, result }) => [subject, result]));
}
