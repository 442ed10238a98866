import Type from 'typebox';
import { mayAnywhere } from '../../core/access/policy.js';
import { signIn } from '../../app/signIn/signIn.js';
import { describeProblem } from '../../messages/registry.js';
import { mustReachAll } from '../reach.js';
import { languageOf, refuse } from '../problem.js';
import { closed } from '../schemas.js';
import { setSessionCookie } from '../sessionCookie.js';
import type { AddRoutes } from '../typedServer.js';
import { LIST_STYLE, renderList, renderSignIn } from './renderList.js';

const Form = closed({ login: Type.String({ maxLength: 100 }), password: Type.String({ maxLength: 200 }) });

/** The latest list as a page for the browser and the printer, after signing in; it needs no script. */
export const listPage: AddRoutes = (server, services, options) => {
  // Forms are read here alone: elsewhere they would let other sites send what looks like a request of the interface.
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))));
    },
  );
  server.get('/style.css', { schema: { hide: true } }, (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(LIST_STYLE),
  );
  server.get('/', { schema: { hide: true } }, async (request, reply) => {
    const { caller } = request;
    const may = caller !== null && mayAnywhere(caller.actor, 'target.read').ok;
    if (may) await mustReachAll(services, request, 'target.read');
    const page = may ? renderList(await services.latestList()) : renderSignIn(null);
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page);
  });
  server.post(
    '/',
    { schema: { hide: true, body: Form }, config: { signsIn: true } },
    async (request, reply) => {
      if (request.headers['sec-fetch-site'] === 'cross-site') refuse('signIn.csrf');
      const context = { people: services, security: services.security, now: services.now };
      const result = await signIn(context, { ...request.body, code: null });
      if (!result.ok) {
        const words = describeProblem(result.error, languageOf(request));
        return reply.code(401).type('text/html; charset=utf-8').send(renderSignIn(words));
      }
      const { token, session } = result.value;
      return setSessionCookie(reply, token, session.expiresAt, options).redirect('/', 303);
    },
  );
};
