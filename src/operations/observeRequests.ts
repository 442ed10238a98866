import { subscribe } from 'node:diagnostics_channel';
import type { FastifyInstance } from 'fastify';
import type { Log } from '../app/ports/log.js';
import type { Metrics } from './metrics.js';

/**
 * Logs and measures the requests of every server that is made from now on, without the routes knowing: Fastify
 * announces each new instance on a diagnostics channel.
 */
export function observeRequests(log: Log, metrics: Metrics | null): void {
  subscribe('fastify.initialization', (message) => {
    const { fastify } = message as { readonly fastify: FastifyInstance };
    fastify.addHook('onResponse', (request, reply, done) => {
      const { method, routeOptions } = request;
      const route = routeOptions.url ?? 'unknown';
      const { statusCode: status, elapsedTime } = reply;
      metrics?.request(method, route, status, elapsedTime / 1000);
      log.info('request', { id: request.id, method, route, status, ms: Math.round(elapsedTime) });
      done();
    });
    fastify.addHook('onError', (request, _reply, error, done) => {
      if ((error.statusCode ?? 500) >= 500)
        log.error('request.failed', error, { id: request.id, route: request.routeOptions.url ?? 'unknown' });
      done();
    });
  });
}
