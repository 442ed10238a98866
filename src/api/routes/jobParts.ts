import type { FastifyRequest } from 'fastify';
import Type, { type Static } from 'typebox';
import { JOB_KINDS } from '../../app/jobs/kinds.js';
import { JOB_STATES, type JobView } from '../../app/ports/jobQueue.js';
import type { Action } from '../../core/access/actions.js';
import type { OrganisationTree } from '../../app/organisations/tree.js';
import { describeProblem } from '../../messages/registry.js';
import type { Language } from '../../messages/texts.js';
import type { ApiServices } from '../apiServices.js';
import { mustReach } from '../caller.js';
import { refuse } from '../problem.js';
import { reachOfRequest } from '../reach.js';
import { closed, Code, Instant, oneOf, orNull } from '../schemas.js';

export const JOB_PATH = '/api/v1/jobs/:id';
export const JobId = closed({ id: Code });
export const JOB_TAGS = ['jobs'];

const Count = Type.Integer({ minimum: 0 });
export const JobSchema = closed({
  id: Code,
  kind: oneOf(JOB_KINDS),
  subject: Type.String(),
  state: oneOf(JOB_STATES),
  attempt: Count,
  cancelRequested: Type.Boolean(),
  step: orNull(Type.String()),
  done: Count,
  total: Count,
  result: Type.Unknown(),
  problem: orNull(
    closed({ code: Type.String(), title: Type.String({ description: 'in the reader’s language' }) }),
  ),
  requestedBy: orNull(Code),
  organisation: orNull(Code),
  createdAt: Instant,
  startedAt: orNull(Instant),
  finishedAt: orNull(Instant),
});

/** A job in the words of its reader. */
export function shownJob({ problem, ...job }: JobView, language: Language): Static<typeof JobSchema> {
  const said = problem === null ? null : { code: problem.code, title: describeProblem(problem, language) };
  return { ...job, problem: said };
}

/** A job that the caller may touch with an action; that of another organisation is not there. */
export async function reachedJob(
  services: ApiServices,
  request: FastifyRequest,
  action: Action,
): Promise<{ readonly job: JobView; readonly tree: OrganisationTree }> {
  const { id } = request.params as Static<typeof JobId>;
  const job = (await services.findJob(id)) ?? refuse('store.not-found', { kind: 'job', id });
  const { tree } = await reachOfRequest(services, request, action);
  mustReach(request, action, { kind: 'job', id, path: tree.pathOf(job.organisation) });
  return { job, tree };
}
