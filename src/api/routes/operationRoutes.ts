import Type from 'typebox';
import { openVisit } from '../../app/visits/openVisit.js';
import { receiveOperations, type Receipt } from '../../app/visits/receiveOperations.js';
import type { Result } from '../../core/kernel/result.js';
import { readOperation, type Operation } from '../../core/visits/operation.js';
import type { VisitProblem } from '../../core/visits/reasons.js';
import { actOf } from '../caller.js';
import { operation } from '../operation.js';
import { languageOf, must } from '../problem.js';
import { said } from '../said.js';
import { closed, oneOf, orNull } from '../schemas.js';
import type { AddRoutes } from '../typedServer.js';
import { ownVisit, Said, TAGS, VISIT_PATH, VisitId, VisitSchema } from './visitParts.js';

const MOST_AT_ONCE = 200;
const ReceiptSchema = closed({
  id: Type.String(),
  outcome: oneOf(['kept', 'repeated', 'refused']),
  problem: orNull(Said),
});

/** What officers' devices record, sent when there is a line: any order, any number of times, one effect. */
export const operationRoutes: AddRoutes = (server, services) => {
  server.post(
    `${VISIT_PATH}/operations`,
    operation('visit.record', {
      summary: 'Visits: what a device recorded; each operation is kept, known already, or refused by itself',
      description: 'The order of arrival and repeats have no effect (docs/visits.md).',
      tags: TAGS,
      params: VisitId,
      body: closed({
        operations: Type.Array(Type.Unknown({ description: 'operations as docs/visits.md has them' }), {
          minItems: 1,
          maxItems: MOST_AT_ONCE,
        }),
      }),
      response: {
        200: closed({
          visit: VisitSchema,
          receipts: Type.Array(ReceiptSchema),
          state: Type.Unknown({ description: 'what all operations make of the visit' }),
          missing: Type.Array(Said),
        }),
      },
    }),
    async (request) => {
      const visit = await ownVisit(services, request);
      const language = languageOf(request);
      const read = request.body.operations.map((sent) => ({ sent, read: readOperation(sent) }));
      const good = read.flatMap(({ read: each }) => (each.ok ? [each.value] : []));
      const act = actOf(request, services.now());
      const received = must(await receiveOperations(services.campaigns, visit, good, act));
      const answered = [...received.receipts];
      const receipts = read.map((each) => receiptOf(each) ?? answered.shift() ?? lost(each.sent));
      const opened = await openVisit(services.campaigns, received.visit);
      return {
        visit: received.visit,
        receipts: receipts.map(({ id, outcome, problem }) => ({
          ...{ id, outcome },
          problem: problem === null ? null : said(problem, language),
        })),
        state: opened.state,
        missing: opened.state.missing.map((problem) => said(problem, language)),
      };
    },
  );
};

interface Sent {
  readonly sent: unknown;
  readonly read: Result<Operation, VisitProblem>;
}

/** The receipt of what is no operation at all; null for others. */
function receiptOf({ sent, read }: Sent): Receipt | null {
  return read.ok ? null : { id: idOf(sent), outcome: 'refused', problem: read.error };
}

function idOf(sent: unknown): string {
  const id = typeof sent === 'object' && sent !== null && 'id' in sent ? sent.id : '';
  return typeof id === 'string' ? id.slice(0, 100) : '';
}

function lost(sent: unknown): never {
  throw new Error(`no receipt for ${idOf(sent)}`);
}
