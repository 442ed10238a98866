import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { pagePolicy, WORKER_POLICY } from './securityHeaders.js';

/** Where each entry of the screens lives; below it, the entry itself knows its pages. */
const PLACES = { home: '/', planner: '/app', field: '/field', verify: '/verify' } as const;
/** How the file begins that performs bundles again (src/web/verify). */
const WORKER = 'verifyWorker-';
const NONCE = '__STYLE_NONCE__';

/**
 * Hands out the screens that were built into a folder: pages fresh each time, what they load for a year, for its name
 * changes with its content.
 */
export async function servePages(server: FastifyInstance, folder: string): Promise<void> {
  await server.register(fastifyStatic, {
    root: path.join(folder, 'assets'),
    prefix: '/assets/',
    ...{ immutable: true, maxAge: '365d', preCompressed: true, index: false, redirect: false },
    setHeaders: (reply, file) => {
      if (path.basename(file).startsWith(WORKER)) reply.header('content-security-policy', WORKER_POLICY);
    },
  });
  for (const name of topFiles(folder)) {
    server.get(`/${name}`, { schema: { hide: true } }, (_request, reply) =>
      reply.sendFile(name, folder, { maxAge: 0, immutable: false, cacheControl: false }),
    );
  }
  for (const [entry, place] of Object.entries(PLACES)) {
    const file = path.join(folder, entry, 'index.html');
    if (existsSync(file)) servePage(server, place, readFileSync(file, 'utf8'));
  }
}

/** Files that must not stand in a folder: a service worker and the like. */
const topFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((each) =>
    each.isFile() && !each.name.startsWith('.') ? [each.name] : [],
  );

/** Style that a page makes while it runs carries a nonce of its own, so that no other inline style counts. */
function servePage(server: FastifyInstance, place: string, html: string): void {
  const urls = place === '/' ? ['/'] : [place, `${place}/*`];
  for (const url of urls) {
    server.get(url, { schema: { hide: true } }, (_request, reply) => {
      const nonce = randomBytes(16).toString('base64');
      reply.header('content-security-policy', pagePolicy(nonce));
      reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8');
      return reply.send(html.replaceAll(NONCE, nonce));
    });
  }
}
