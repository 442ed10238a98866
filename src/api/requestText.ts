import type { FastifyInstance } from 'fastify';
import { Readable } from 'node:stream';
import { checkJson } from '../core/kernel/canonical.js';
import { must, refuse } from './problem.js';

/** Deeper than any document of the interface. */
const DEEPEST = 64;

/**
 * Refuses what no record can hold, before any handler sees it: NUL, lone surrogates, text that is not NFC, numbers
 * beyond 2^53, and nesting that only an attacker sends. Files, which stream in or are bytes, pass.
 */
export function refuseUnstorable(server: FastifyInstance): void {
  server.addHook('preValidation', async ({ params, query, body }) => {
    for (const part of [params, query, body]) {
      if (part === undefined || part instanceof Readable || part instanceof Uint8Array) continue;
      const fault = faultOf(part);
      if (fault !== null) refuse('api.bad-body', { detail: fault });
      must(checkJson(part));
    }
    return Promise.resolve();
  });
}

/** Goes level by level: a recursion would end before deep input does. */
function faultOf(value: unknown): string | null {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= DEEPEST; depth++) {
    if (level.some((each) => typeof each === 'string' && each.includes('\0'))) return 'NUL';
    level = level.flatMap((each): unknown[] =>
      typeof each === 'object' && each !== null
        ? [...Object.keys(each), ...(Object.values(each) as unknown[])]
        : [],
    );
    if (level.length === 0) return null;
  }
  return `nested deeper than ${String(DEEPEST)}`;
}
