import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeApi } from '../../../src/api/describeApi.js';
import { embeddedDatabase, temporaryFolders } from '../../integration/databases.js';
import { furnish } from '../accessRequests.js';
import { operationsOf, type ApiDocument } from '../operations.js';
import { apiWorld, type World } from '../world.js';
import { answerChecks } from './answers.js';
import { callersOf, freshSession, type Callers } from './callers.js';
import { requestsOf, type RandomRequest } from './requests.js';

/** The suite sends a tenth of the 20,000 that EVENHAND_RANDOM_REQUESTS asks for before a release. */
const TOTAL = Number(process.env['EVENHAND_RANDOM_REQUESTS'] ?? 2_000);
const SEED = Number(process.env['EVENHAND_RANDOM_SEED'] ?? 20_261_128);
/** Each of these costs a hashed password, which is slow on purpose. */
const SLOW = new Map([
  ['POST /api/v1/session', 40],
  ['PUT /api/v1/session/password', 60],
  ['PUT /api/v1/session/one-time-codes', 60],
]);

const document = (await describeApi('test')) as ApiDocument;
const operations = operationsOf(document);
const EACH = Math.ceil(TOTAL / (operations.length - SLOW.size));

describe('random requests', () => {
  let world: World;
  let callers: (access: string) => Callers;
  let sent = 0;
  const folders = temporaryFolders();
  const checkOf = answerChecks(document);
  beforeAll(async () => {
    world = await apiWorld(await (await embeddedDatabase(folders)).open());
    await furnish(world);
    callers = await callersOf(world);
  });
  afterAll(() => world.close());

  it.each(operations)(
    '$name: every answer is one that the document describes',
    async ({ name, method, path, operation }) => {
      const check = checkOf(operation);
      const { may, mayNot } = callers(operation['x-access']);
      const call = async (
        { url, payload, headers, withVersion }: RandomRequest,
        who: number,
      ): Promise<string | null> => {
        const pool = who % 6 === 0 && mayNot.length > 0 ? mayNot : may;
        const signedOut = name === 'DELETE /api/v1/session' && who % 3 > 0;
        const caller = signedOut ? await freshSession(world, 'leader-C') : (pool[who % pool.length] ?? {});
        const ask = async (verb: typeof method, extra: Record<string, string>) => {
          sent++;
          const body = verb === 'GET' || payload === undefined ? {} : { payload };
          return world.server.inject({
            method: verb,
            url,
            ...body,
            headers: { 'accept-language': 'en', ...caller, ...extra },
          });
        };
        const version = withVersion && method === 'PUT' ? (await ask('GET', {})).headers['etag'] : undefined;
        const match = typeof version === 'string' ? { 'if-match': version } : {};
        const reply = await ask(method, { ...headers, ...match });
        const type = String(reply.headers['content-type'] ?? '').replace(/;.*/, '');
        const fault = check({ status: reply.statusCode, type, body: reply.body });
        return fault === null
          ? null
          : `${fault}: ${method} ${url.slice(0, 300)} → ${reply.statusCode} ${type} ${reply.body.slice(0, 600)}`;
      };
      const requests = fc.tuple(requestsOf(document, path, operation), fc.nat({ max: 999 }));
      const property = fc.asyncProperty(requests, async ([request, who]) => {
        const fault = await call(request, who);
        if (fault !== null) throw new Error(fault);
      });
      await fc.assert(property, { numRuns: SLOW.get(name) ?? EACH, seed: SEED, endOnFailure: true });
    },
  );

  it('were as many as was set', () => {
    expect(sent).toBeGreaterThanOrEqual(TOTAL);
  });
});
