import Type from 'typebox';
import { mayIn } from '../../core/access/policy.js';
import { findCaller } from '../authentication.js';
import { actOf } from '../caller.js';
import { sendTagged } from '../conditional.js';
import { sendEvents } from '../eventStream.js';
import { listQuery, pageOf, pageQuery } from '../listing.js';
import { file, operation } from '../operation.js';
import { languageOf, must } from '../problem.js';
import { reachOfRequest } from '../reach.js';
import type { AddRoutes } from '../typedServer.js';
import { JOB_PATH, JOB_TAGS, JobId, JobSchema, reachedJob, shownJob } from './jobParts.js';
import { LIST_CHOICES } from './listChoices.js';

/** Long work: what there is, how far it is, and an end to it. */
export const jobRoutes: AddRoutes = (server, services, options) => {
  listJobs(server, services, options);
  readJob(server, services, options);
  watchJob(server, services, options);
  cancelJob(server, services, options);
  retryJob(server, services, options);
};

const listJobs: AddRoutes = (server, services) => {
  server.get(
    '/api/v1/jobs',
    operation('job.read', {
      summary: 'Jobs: list, the newest first',
      tags: JOB_TAGS,
      querystring: listQuery(LIST_CHOICES.jobs.sorts, LIST_CHOICES.jobs.filters),
      response: { 200: pageOf(JobSchema) },
    }),
    async (request, reply) => {
      const { organisation, kind, state, ...page } = request.query;
      const { within } = await reachOfRequest(services, request, 'job.read', organisation);
      const { items, next } = must(await services.listJobs(pageQuery(page, within), { kind, state }));
      const language = languageOf(request);
      return sendTagged(request, reply, { items: items.map((job) => shownJob(job, language)), next });
    },
  );
};

const readJob: AddRoutes = (server, services) => {
  server.get(
    JOB_PATH,
    operation('job.read', {
      summary: 'Jobs: one, with its progress',
      tags: JOB_TAGS,
      params: JobId,
      response: { 200: JobSchema },
    }),
    async (request, reply) => {
      const { job } = await reachedJob(services, request, 'job.read');
      return sendTagged(request, reply, shownJob(job, languageOf(request)));
    },
  );
};

const watchJob: AddRoutes = (server, services) => {
  const stopping = new AbortController();
  server.addHook('preClose', (done) => {
    stopping.abort();
    done();
  });
  server.get(
    `${JOB_PATH}/events`,
    operation('job.read', {
      summary: 'Jobs: the progress of one as server-sent events, each the whole job, until it ends',
      tags: JOB_TAGS,
      params: JobId,
      response: {
        200: file('text/event-stream', '`progress` and, at last, `ended`'),
        204: Type.Null({ description: 'It has ended, and the reader knows' }),
      },
    }),
    async (request, reply) => {
      const { job, tree } = await reachedJob(services, request, 'job.read');
      const language = languageOf(request);
      const read = async () => {
        const now = await services.findJob(job.id);
        return now === null ? null : shownJob(now, language);
      };
      const mayGoOn = async (): Promise<boolean> => {
        const caller = await findCaller(request, services);
        return caller !== null && mayIn(caller.actor, 'job.read', tree.pathOf(job.organisation));
      };
      const ended = (state: object): boolean => 'finishedAt' in state && state.finishedAt !== null;
      return sendEvents(request, reply, { read, ended, mayGoOn }, stopping.signal);
    },
  );
};

const cancelJob: AddRoutes = (server, services) => {
  server.post(
    `${JOB_PATH}/cancel`,
    operation('job.cancel', {
      summary: 'Jobs: cancel; a running one ends as soon as its worker looks',
      tags: JOB_TAGS,
      params: JobId,
      response: { 200: JobSchema },
    }),
    async (request) => {
      const { job } = await reachedJob(services, request, 'job.cancel');
      const act = actOf(request, services.now());
      return shownJob(must(await services.cancelJob(job.id, act)), languageOf(request));
    },
  );
};

const retryJob: AddRoutes = (server, services) => {
  server.post(
    `${JOB_PATH}/retry`,
    operation('job.cancel', {
      summary: 'Jobs: ask again for one that failed, was refused or was cancelled',
      tags: JOB_TAGS,
      params: JobId,
      response: { 200: JobSchema },
    }),
    async (request) => {
      const { job } = await reachedJob(services, request, 'job.cancel');
      const act = actOf(request, services.now());
      return shownJob(must(await services.retryJob(job.id, act)), languageOf(request));
    },
  );
};
