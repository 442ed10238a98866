import Type from 'typebox';
import { officeDay } from '../../app/duties/officeDay.js';
import { termEnd } from '../../app/visits/deadlines.js';
import { checkSeparation } from '../../core/access/policy.js';
import { COMPLAINT_FINDINGS, HANDLINGS } from '../../core/duties/complaint.js';
import type { ApiServices } from '../apiServices.js';
import { actOf, callerOf } from '../caller.js';
import { operation } from '../operation.js';
import { must } from '../problem.js';
import { closed, Day, oneOf, Text } from '../schemas.js';
import type { AddRoutes } from '../typedServer.js';
import { ComplaintId, ComplaintView, Matter, reachedComplaint, TAGS } from './complaintParts.js';

const REGION = 'CN';

/** From intake to closure: assigned, answered, closed. */
export const complaintSteps: AddRoutes = (server, services, options) => {
  assign(server, services, options);
  answer(server, services, options);
  close(server, services, options);
};

const today = (services: ApiServices): string => officeDay(services.now(), services.campaigns.calendars);

/** The last day for an answer, by the work calendar; a year without calendar is refused, not guessed. */
async function usualTerm(services: ApiServices, from: string): Promise<string> {
  const { complaintWorkdays } = await services.readReportSettings();
  return must(termEnd(services.campaigns.calendars, REGION, from, complaintWorkdays));
}

const assign: AddRoutes = (server, services) => {
  server.post(
    '/api/v1/complaints/:id/assignment',
    operation('complaint.assign', {
      summary:
        'Complaints: supervise (督办) or refer (转办), with a deadline; that of the settings unless told',
      tags: TAGS,
      params: ComplaintId,
      body: closed({ handling: oneOf(HANDLINGS), handler: Text, dueOn: Type.Optional(Day) }),
      response: { 200: ComplaintView },
    }),
    async (request) => {
      const { id, receivedOn } = await reachedComplaint(services, request, 'complaint.assign');
      const { handling, handler } = request.body;
      const dueOn = request.body.dueOn ?? (await usualTerm(services, receivedOn));
      const step = { kind: 'assign', handling, handler, dueOn } as const;
      return must(await services.stepComplaint(id, step, actOf(request, services.now())));
    },
  );
};

const answer: AddRoutes = (server, services) => {
  server.post(
    '/api/v1/complaints/:id/answer',
    operation('complaint.answer', {
      summary:
        'Complaints: answer, with what was found; a verified one is a fact of its enterprise from today on',
      tags: TAGS,
      params: ComplaintId,
      body: closed({ finding: oneOf(COMPLAINT_FINDINGS), answer: Matter }),
      response: { 200: ComplaintView },
    }),
    async (request) => {
      const { id } = await reachedComplaint(services, request, 'complaint.answer');
      const by = callerOf(request).actor.id;
      const step = { kind: 'answer', ...request.body, on: today(services), by } as const;
      return must(await services.stepComplaint(id, step, actOf(request, services.now())));
    },
  );
};

const close: AddRoutes = (server, services) => {
  server.post(
    '/api/v1/complaints/:id/closing',
    operation('complaint.close', {
      summary: 'Complaints: close an answered one, by somebody else than who answered',
      tags: TAGS,
      params: ComplaintId,
      response: { 200: ComplaintView },
    }),
    async (request) => {
      const { id, answeredBy } = await reachedComplaint(services, request, 'complaint.close');
      must(checkSeparation('close', callerOf(request).actor.id, [answeredBy]));
      const step = { kind: 'close', on: today(services) } as const;
      return must(await services.stepComplaint(id, step, actOf(request, services.now())));
    },
  );
};
