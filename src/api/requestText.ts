import type { FastifyInstance, FastifyRequest } from 'fastify';
import { checkJson } from '../core/kernel/canonical.js';
import { must, refuse } from './problem.js';

/** Deeper than any document of the interface. */
const DEEPEST = 64;

/**
 * Refuses what no record can hold, before any handler sees it: NUL, lone surrogates, text that is not NFC, numbers
 * beyond 2^53, and nesting that only an attacker sends.
 */
export function refuseUnstorable(server: FastifyInstance): void {
  server.addHook('preValidation', async (request) => {
    const parts = [request.params, request.query, ...(isJson(request) ? [request.body] : [])];
    for (const part of parts) {
      if (part === undefined) continue;
      if (isDeep(part)) refuse('api.bad-body', { detail: `nested deeper than ${String(DEEPEST)}` });
      must(checkJson(part));
    }
    return Promise.resolve();
  });
}

const isJson = ({ headers }: FastifyRequest): boolean =>
  headers['content-type']?.startsWith('application/json') ?? false;

/** Goes level by level: a recursion would end before such input does. */
function isDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= DEEPEST; depth++) {
    level = level.flatMap((each) =>
      typeof each === 'object' && each !== null ? Object.values(each as Record<string, unknown>) : [],
    );
    if (level.length === 0) return false;
  }
  return true;
}
