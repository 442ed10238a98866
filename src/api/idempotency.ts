import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ApiServices } from './apiServices.js';
import { refuse } from './problem.js';

const HEADER = 'idempotency-key';
const REPLAYED = 'idempotent-replayed';

declare module 'fastify' {
  interface FastifyRequest {
    idempotencyKey: { readonly owner: string; readonly key: string } | null;
  }
}

/**
 * Writes that carry an Idempotency-Key have one effect however often they are sent: a repeat gets the first answer
 * again. Answers that say "try again" (5xx, 429) and answers that hold a secret (no-store) are not kept.
 */
export function repeatOnce(server: FastifyInstance, services: ApiServices): void {
  server.decorateRequest('idempotencyKey', null);
  server.addHook('preHandler', async (request, reply) => {
    const key = request.headers[HEADER];
    const owner = request.caller?.actor.id;
    if (typeof key !== 'string' || owner === undefined || request.method === 'GET') return;
    const earlier = await services.claimKey(owner, key.slice(0, 200), fingerprint(request), services.now());
    if (earlier.kind === 'inProgress') refuse('api.key-in-progress');
    if (earlier.kind === 'otherRequest') refuse('api.key-reused');
    if (earlier.kind === 'answered') {
      return reply
        .code(earlier.status)
        .header(REPLAYED, 'true')
        .type(earlier.status < 400 ? 'application/json' : 'application/problem+json')
        .send(earlier.body);
    }
    request.idempotencyKey = { owner, key: key.slice(0, 200) };
    return;
  });
  server.addHook('onSend', async (request, reply, payload) => {
    const claimed = request.idempotencyKey;
    if (claimed === null) return;
    const secret = reply.getHeader('cache-control') === 'no-store';
    const passing =
      reply.statusCode >= 500 || reply.statusCode === 429 || secret || typeof payload !== 'string';
    if (passing) await services.releaseKey(claimed.owner, claimed.key);
    else await services.answerKey(claimed.owner, claimed.key, reply.statusCode, payload);
  });
}

function fingerprint({ method, url, body, headers }: FastifyRequest): string {
  // A file that streams in is known by its length only.
  const text =
    body instanceof Readable
      ? (headers['content-length'] ?? '')
      : body instanceof Uint8Array
        ? Buffer.from(body).toString('base64')
        : JSON.stringify(body ?? null);
  return createHash('sha256').update(`${method} ${url}\n${text}`).digest('hex');
}
