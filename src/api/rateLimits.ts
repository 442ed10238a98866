import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { refuse } from './problem.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Passwords can be tried here: the stricter limit holds too. */
    signsIn?: boolean;
  }
}

/** Most requests of one address within a minute. */
export interface RateLimits {
  readonly all: number;
  readonly signIns: number;
}

/**
 * Counts requests by address before anything else is done for them, whatever comes of them: who guesses addresses,
 * sessions or keys is counted as well.
 */
export async function limitRates(server: FastifyInstance, { all, signIns }: RateLimits): Promise<void> {
  await server.register(rateLimit, { global: false, timeWindow: '1 minute' });
  const everything = server.createRateLimit({ max: all });
  const passwords = server.createRateLimit({ max: signIns });
  server.addHook('onRequest', async (request) => {
    const strict = request.routeOptions.config.signsIn === true;
    for (const count of strict ? [everything, passwords] : [everything]) {
      const found = await count(request);
      if (!found.isAllowed && found.isExceeded) {
        refuse('api.too-many-requests', { seconds: found.ttlInSeconds });
      }
    }
  });
}
