import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { returnForm } from '../../app/duties/returnForm.js';
import type { OpenForm } from '../../app/ports/selfInspections.js';
import { checkJson } from '../../core/kernel/canonical.js';
import { describeProblem } from '../../messages/registry.js';
import { languageOf } from '../problem.js';
import { closed } from '../schemas.js';
import { pagePolicy } from '../securityHeaders.js';
import type { AddRoutes } from '../typedServer.js';
import { renderForm, type FormPage } from './renderForm.js';
import { today } from './selfInspectionParts.js';

const PATH = '/f/:token';
const Token = closed({ token: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }) });
const Sent = Type.Record(Type.String({ maxLength: 50 }), Type.String({ maxLength: 5000 }));
/** Hidden from the description of the interface, and under the stricter limit of requests. */
const HIDDEN = { config: { signsIn: true } } as const;
const ANSWER = 'q-';

/** A self-inspection form for the browser of whoever scans its code: filled in and sent without script or sign-in. */
export const formPage: AddRoutes = (server, services) => {
  // Forms are read here alone: elsewhere they would let other sites send what looks like a request of the interface.
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))));
    },
  );
  const find = (token: string): Promise<OpenForm | null> =>
    services.findForm(services.security.fingerprint(token));
  server.get(PATH, { ...HIDDEN, schema: { hide: true, params: Token } }, async (request, reply) => {
    const form = await find(request.params.token);
    return show(request, reply, { form, problem: null, given: {} });
  });
  server.post(
    PATH,
    { ...HIDDEN, schema: { hide: true, params: Token, body: Sent } },
    async (request, reply) => {
      const given = request.body;
      const storable = checkJson(given);
      const context = { store: services, security: services.security };
      const sent = { token: request.params.token, answers: answersOf(given), filledBy: fillerOf(given) };
      const result = storable.ok
        ? await returnForm(context, sent, today(services), services.now())
        : storable;
      if (result.ok) return show(request, reply, { form: result.value, problem: null, given: {} });
      const problem = describeProblem(result.error, languageOf(request));
      const form = await find(request.params.token);
      return show(request, reply.code(form === null ? 404 : 422), { form, problem, given });
    },
  );
};

/** What was left empty was not answered. */
const answersOf = (given: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) =>
      name.startsWith(ANSWER) && value.trim() !== '' ? [[name.slice(ANSWER.length), value]] : [],
    ),
  );

const fillerOf = ({ filler = '', phone = '' }: Readonly<Record<string, string>>) => ({ name: filler, phone });

function show(
  request: FastifyRequest,
  reply: FastifyReply,
  page: Pick<FormPage, 'form' | 'problem' | 'given'>,
): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  const html = renderForm({ ...page, nonce, language: languageOf(request) });
  const answer = page.form === null ? reply.code(404) : reply;
  return answer
    .header('content-security-policy', pagePolicy(nonce))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(html);
}
