import Type from 'typebox';
import { openFollowUp, type Opening } from '../../app/followUps/openFollowUp.js';
import { stepFollowUp, type Decision, type Handling } from '../../app/followUps/stepFollowUp.js';
import { MEASURES } from '../../core/followUps/followUp.js';
import { actOf } from '../caller.js';
import { operation } from '../operation.js';
import { must } from '../problem.js';
import { closed, Code, Day, oneOf } from '../schemas.js';
import type { AddRoutes } from '../typedServer.js';
import { Fen, FollowUpId, FollowUpSchema, Line, Prose, reachedFollowUp, TAGS } from './followUpParts.js';
import { reachedVisit, VISIT_PATH, VisitId } from './visitParts.js';

const FOLLOW_UP = '/api/v1/follow-ups/:id';
const Workdays = Type.Integer({ minimum: 1, maximum: 1000 });
const Flag = Type.Boolean();

/** The steps of what follows a visit: begun and handled by who works on the case, decided by who does not. */
export const followUpSteps: AddRoutes = (server, services, options) => {
  begin(server, services, options);
  handle(server, services, options);
  decide(server, services, options);
};

const OpeningSchema = Type.Unsafe<Opening>(
  Type.Union([
    closed({
      kind: Type.Literal('order'),
      findings: Type.Array(Code, { minItems: 1, maxItems: 200, uniqueItems: true }),
      ...{ demands: Prose, workdays: Workdays },
    }),
    closed({
      kind: Type.Literal('measure'),
      ...{ measure: oneOf(MEASURES), basis: Line, reason: Prose, urgent: Flag },
      days: Type.Integer({ minimum: 1, maximum: 1000 }),
      seals: Type.Array(closed({ seal: Code, device: Line, place: Line }), { maxItems: 200 }),
    }),
    closed({ kind: Type.Literal('penalty') }),
    closed({ kind: Type.Literal('referral'), offence: Line, facts: Prose }),
    closed({ kind: Type.Literal('interview'), on: Day, invited: Line, matters: Prose }),
  ]),
);

const begin: AddRoutes = (server, services) => {
  server.post(
    `${VISIT_PATH}/follow-ups`,
    operation('followUp.open', {
      summary:
        'Follow-ups: an order, measure, penalty, referral or interview that a completed visit leads to',
      tags: TAGS,
      params: VisitId,
      body: OpeningSchema,
      response: { 201: FollowUpSchema },
    }),
    async (request, reply) => {
      const visit = await reachedVisit(services, request);
      const act = actOf(request, services.now());
      return reply.code(201).send(must(await openFollowUp(services.campaigns, visit, request.body, act)));
    },
  );
};

const step = <const N extends string, const F extends Parameters<typeof closed>[0]>(name: N, fields: F) =>
  closed({ step: Type.Literal(name), ...fields });

const HandlingSchema = Type.Unsafe<Handling>(
  Type.Union([
    step('extendOrder', { workdays: Workdays, reason: Prose }),
    step('releaseSeals', { seals: Type.Array(Code, { minItems: 1, maxItems: 200 }), reason: Prose }),
    step('proposePenalty', { amountFen: Fen, basis: Line, facts: Prose }),
    step('answerReferral', { accepted: Flag, reference: Line }),
    step('recordInterview', { held: Flag, text: Prose }),
    step('endAbnormal', { submitted: Flag, text: Prose }),
  ]),
);

const handle: AddRoutes = (server, services) => {
  server.post(
    `${FOLLOW_UP}/handling`,
    operation('followUp.handle', {
      summary: 'Follow-ups: extend, release, propose, record: by who works on the case',
      tags: TAGS,
      params: FollowUpId,
      body: HandlingSchema,
      response: { 200: FollowUpSchema },
    }),
    async (request) => {
      const followUp = await reachedFollowUp(services, request, 'followUp.handle');
      const act = actOf(request, services.now());
      return must(await stepFollowUp(services.campaigns, followUp, request.body, act));
    },
  );
};

const OPINION = { agreed: Flag, opinion: Prose };

const DecisionSchema = Type.Unsafe<Decision>(
  Type.Union([
    step('closeOrder', {}),
    step('decideMeasure', OPINION),
    step('extendMeasure', { to: Day, reason: Prose }),
    step('reviewPenalty', OPINION),
    step('discussPenalty', {
      attendees: Type.Array(Code, { minItems: 1, maxItems: 50 }),
      ...{ agreed: Flag, minutes: Prose },
    }),
    step('decidePenalty', { amountFen: Fen, text: Prose }),
    step('dismissPenalty', { reason: Prose }),
    step('decideReferral', OPINION),
  ]),
);

const decide: AddRoutes = (server, services) => {
  server.post(
    `${FOLLOW_UP}/decisions`,
    operation('followUp.decide', {
      summary: 'Follow-ups: review, decide, close: by somebody who had no part in the investigation',
      tags: TAGS,
      params: FollowUpId,
      body: DecisionSchema,
      response: { 200: FollowUpSchema },
    }),
    async (request) => {
      const followUp = await reachedFollowUp(services, request, 'followUp.decide');
      const act = actOf(request, services.now());
      return must(await stepFollowUp(services.campaigns, followUp, request.body, act));
    },
  );
};
