import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { PageText } from '../app/ports/listing.js';
import { versionOf } from '../app/versions/version.js';
import { refuse } from './problem.js';

/** The version that a write is based on: If-Match, or null for If-None-Match: * (RFC 9110 §13). */
export function expectedVersion(request: FastifyRequest): string | null {
  const { 'if-match': match, 'if-none-match': noneMatch } = request.headers;
  if (noneMatch === '*') return null;
  const quoted = /^"([\w-]{1,64})"$/.exec(match ?? '');
  return quoted?.[1] ?? refuse('api.precondition-needed');
}

/** Names the version of what is sent. */
export function tagged(reply: FastifyReply, document: unknown): FastifyReply {
  return reply.header('etag', `"${versionOf(document)}"`).header('cache-control', 'private, no-cache');
}

/** Sends a document with its version, or 304 when the reader has that version. */
export function sendTagged(request: FastifyRequest, reply: FastifyReply, document: unknown): FastifyReply {
  const tag = `"${versionOf(document)}"`;
  tagged(reply, document);
  return request.headers['if-none-match'] === tag ? reply.code(304).send() : reply.send(document);
}

/** The same for a page that is JSON text already. */
export function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { json, version }: PageText,
): FastifyReply {
  const tag = `"${version}"`;
  reply.header('etag', tag).header('cache-control', 'private, no-cache');
  if (request.headers['if-none-match'] === tag) return reply.code(304).send();
  return reply.type('application/json; charset=utf-8').send(json);
}

const UNCHANGED = Type.Null({ description: 'The reader has this version' });

/** Whatever is read may be asked for with If-None-Match. */
export function describeUnchanged(server: FastifyInstance): void {
  server.addHook('onRoute', ({ method, schema }) => {
    const response = schema?.response as Record<number, unknown> | undefined;
    if (method === 'GET' && response !== undefined) response[304] = UNCHANGED;
  });
}
