import Type from 'typebox';
import { returnForm } from '../../app/duties/returnForm.js';
import { FORM_STATES, type OpenForm } from '../../app/ports/selfInspections.js';
import { Question } from '../../core/duties/questions.js';
import { operation } from '../operation.js';
import { must, refuse } from '../problem.js';
import { closed, Day, oneOf } from '../schemas.js';
import type { AddRoutes } from '../typedServer.js';
import { Answers, today } from './selfInspectionParts.js';

const PATH = '/api/v1/public/self-inspections/:token';
const Token = closed({ token: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }) });
const TAGS = ['public'];
/** Addresses could be guessed at, were they not of 256 bits: the stricter limit holds all the same. */
const GUARDED = { access: 'public' as const, signsIn: true };

const FormView = closed({
  title: Type.String(),
  name: Type.String({ description: 'the enterprise' }),
  questions: Type.Array(Question),
  dueOn: Day,
  state: oneOf(FORM_STATES),
});

/** The form of one enterprise, for whoever has its address: no sign-in, nothing of other enterprises, no answers back. */
export const publicFormRoutes: AddRoutes = (server, services) => {
  server.get(
    PATH,
    {
      ...operation('public', {
        summary: 'A self-inspection form by its address',
        tags: TAGS,
        params: Token,
        response: { 200: FormView },
      }),
      config: GUARDED,
    },
    async (request, reply) => {
      const form = await services.findForm(services.security.fingerprint(request.params.token));
      return reply.header('cache-control', 'no-store').send(shown(form ?? unknown()));
    },
  );
  server.put(
    PATH,
    {
      ...operation('public', {
        summary: 'Return a self-inspection form, once',
        tags: TAGS,
        params: Token,
        body: closed({
          answers: Answers,
          filledBy: closed({
            name: Type.String({ minLength: 1, maxLength: 100 }),
            phone: Type.String({ maxLength: 50 }),
          }),
        }),
        response: { 200: FormView },
      }),
      config: GUARDED,
    },
    async (request, reply) => {
      const context = { store: services, security: services.security };
      const sent = { token: request.params.token, ...request.body };
      const form = must(await returnForm(context, sent, today(services), services.now()));
      return reply.header('cache-control', 'no-store').send(shown(form));
    },
  );
};

const unknown = (): never => refuse('store.not-found', { kind: 'form', id: '' });

const shown = ({ title, name, questions, dueOn, state }: OpenForm) => ({
  title,
  name,
  questions: [...questions],
  dueOn,
  state,
});
