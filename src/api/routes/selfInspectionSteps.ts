import Type from 'typebox';
import { drawChecks, returnedRoot } from '../../core/duties/randomCheck.js';
import { toHex } from '../../core/kernel/bytes.js';
import { err, ok } from '../../core/kernel/result.js';
import { actOf, mustReach } from '../caller.js';
import { operation } from '../operation.js';
import { must } from '../problem.js';
import { closed, Code } from '../schemas.js';
import type { AddRoutes } from '../typedServer.js';
import {
  FormView,
  reachedRound,
  ROUND_PATH,
  RoundId,
  RoundView,
  shown,
  TAGS,
  today,
} from './selfInspectionParts.js';

/** From the first reminder to the random check on the spot. */
export const selfInspectionSteps: AddRoutes = (server, services, options) => {
  remind(server, services, options);
  close(server, services, options);
  draw(server, services, options);
  note(server, services, options);
};

const remind: AddRoutes = (server, services) => {
  server.post(
    `${ROUND_PATH}/reminders`,
    operation('selfInspection.write', {
      summary: 'Self-inspections: note that everybody whose form is not back was reminded today',
      tags: TAGS,
      params: RoundId,
      response: { 200: closed({ reminded: Type.Integer() }) },
    }),
    async (request) => {
      const { round } = await reachedRound(services, request, 'selfInspection.write');
      return must(await services.remind(round.id, today(services), actOf(request, services.now())));
    },
  );
};

const close: AddRoutes = (server, services) => {
  server.post(
    `${ROUND_PATH}/closing`,
    operation('selfInspection.write', {
      summary:
        'Self-inspections: end the returns once they are due; forms that did not come back count against the score',
      tags: TAGS,
      params: RoundId,
      response: { 200: RoundView },
    }),
    async (request) => {
      const { round } = await reachedRound(services, request, 'selfInspection.write');
      const rootOf = (returned: readonly string[]): string =>
        toHex(returnedRoot(services.campaigns.hash, returned));
      const act = actOf(request, services.now());
      return shown(must(await services.closeSelfInspection(round.id, today(services), rootOf, act)));
    },
  );
};

const draw: AddRoutes = (server, services) => {
  server.post(
    `${ROUND_PATH}/check-draw`,
    operation('selfInspection.write', {
      summary:
        'Self-inspections: draw returned forms to be checked on the spot, with dice thrown after the closing',
      tags: TAGS,
      params: RoundId,
      body: closed({
        dice: Type.String({ pattern: '^[0-9]{20,200}$' }),
        count: Type.Integer({ minimum: 1, maximum: 100_000 }),
      }),
      response: { 200: RoundView },
    }),
    async (request) => {
      const { round } = await reachedRound(services, request, 'selfInspection.write');
      const { dice, count } = request.body;
      const { hash } = services.campaigns;
      const pick = (returned: readonly string[]) =>
        count > returned.length
          ? err({ code: 'duties.too-many-checks', params: { wanted: count, returned: returned.length } })
          : ok(drawChecks(hash, { id: round.id, returned, dice, count }));
      const act = actOf(request, services.now());
      return shown(must(await services.drawChecks(round.id, dice, pick, act)));
    },
  );
};

const note: AddRoutes = (server, services) => {
  server.post(
    `${ROUND_PATH}/forms/:enterprise/check`,
    operation('selfInspection.check', {
      summary: 'Self-inspections: what the check of a picked form found on the spot',
      tags: TAGS,
      params: closed({ id: Code, enterprise: Code }),
      body: closed({
        agrees: Type.Boolean(),
        note: Type.Union([Type.String({ maxLength: 2000 }), Type.Null()]),
      }),
      response: { 200: FormView },
    }),
    async (request) => {
      const { round, tree } = await reachedRound(services, request, 'selfInspection.check');
      const { enterprise } = request.params;
      const found = await services.registry.enterprises.read(enterprise);
      const path = tree.pathOf(found?.organisation ?? round.organisation);
      mustReach(request, 'selfInspection.check', { kind: 'form', id: enterprise, path });
      const check = { ...request.body, on: today(services) };
      return must(await services.noteCheck(round.id, enterprise, check, actOf(request, services.now())));
    },
  );
};
