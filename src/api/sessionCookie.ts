import type { FastifyReply } from 'fastify';
import { COOKIE } from './authentication.js';
import type { ServerOptions } from './serverOptions.js';

/** Hands out the token of a session; no script reads it and no other site sends it. */
export function setSessionCookie(
  reply: FastifyReply,
  token: string,
  expires: Date,
  { secureCookies = false }: ServerOptions,
): FastifyReply {
  reply.header('cache-control', 'no-store');
  return reply.setCookie(COOKIE, token, {
    ...{ path: '/', httpOnly: true, sameSite: 'strict', expires },
    secure: secureCookies,
  });
}
