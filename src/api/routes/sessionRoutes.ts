import Type from 'typebox';
import { ROLES } from '../../core/access/roles.js';
import type { Credentials, Session } from '../../app/ports/peopleStore.js';
import { changePassword } from '../../app/signIn/password.js';
import { signIn, totpPurpose, type SignInContext } from '../../app/signIn/signIn.js';
import type { ApiServices } from '../apiServices.js';
import type { AddRoutes } from '../typedServer.js';
import { callerOf, type Caller } from '../caller.js';
import { operation } from '../operation.js';
import { must, refuse } from '../problem.js';
import { closed, Code, Instant, oneOf, orNull, Text } from '../schemas.js';
import { setSessionCookie } from '../sessionCookie.js';

const Password = Type.String({ minLength: 1, maxLength: 200 });
const OneTimeCode = Type.String({ pattern: '^\\d{6}$' });
const Grant = closed({ role: oneOf(ROLES), organisation: Code });
export const Me = closed({
  id: Code,
  login: Code,
  name: Text,
  inspector: orNull(Code),
  roles: Type.Array(Grant),
  mustChangePassword: Type.Boolean(),
  oneTimeCodes: Type.Boolean(),
  csrf: Type.String(),
  expiresAt: Instant,
});
const TAGS = ['session'];

const contextOf = (services: ApiServices): SignInContext => ({
  people: services,
  security: services.security,
  now: services.now,
});

/** Signing in and out, and what belongs to one's own account. */
export const sessionRoutes: AddRoutes = (server, services, options) => {
  startSession(server, services, options);
  whoOneIs(server, services, options);
  endSession(server, services, options);
  setPassword(server, services, options);
  newOneTimeCodes(server, services, options);
  setOneTimeCodes(server, services, options);
};

const startSession: AddRoutes = (server, services, options) => {
  server.post(
    '/api/v1/session',
    {
      ...operation('public', {
        summary: 'Sign in: sets the session cookie',
        tags: TAGS,
        body: closed({ login: Code, password: Password, code: Type.Optional(OneTimeCode) }),
        response: { 200: Me },
      }),
      ...{
        config: { access: 'public' as const, signsIn: true },
      },
    },
    async (request, reply) => {
      const { login, password, code = null } = request.body;
      const { token, session, credentials } = must(
        await signIn(contextOf(services), { login, password, code }),
      );
      setSessionCookie(reply, token, session.expiresAt, options);
      return meOf(session, credentials);
    },
  );
};

const whoOneIs: AddRoutes = (server) => {
  server.get(
    '/api/v1/session',
    operation('signedIn', { summary: 'Who one is', tags: TAGS, response: { 200: Me } }),
    (request) => {
      const { session, credentials } = signedIn(callerOf(request));
      return meOf(session, credentials);
    },
  );
};

const endSession: AddRoutes = (server, services, options) => {
  server.delete(
    '/api/v1/session',
    operation('signedIn', { summary: 'Sign out', tags: TAGS, response: { 204: Type.Null() } }),
    async (request, reply) => {
      const { session } = signedIn(callerOf(request));
      const act = {
        actor: session.person,
        action: 'session.end',
        at: services.now(),
        reason: null,
      } as const;
      await services.endSessions(session.person, session.id, act);
      return setSessionCookie(reply, '', new Date(0), options).code(204).send(null);
    },
  );
};

const setPassword: AddRoutes = (server, services) => {
  server.put(
    '/api/v1/session/password',
    operation('signedIn', {
      summary: 'Change one’s own password; all other sessions end',
      tags: TAGS,
      body: closed({ current: Password, next: Password }),
      response: { 204: Type.Null() },
    }),
    async (request, reply) => {
      const { session, credentials } = signedIn(callerOf(request));
      must(await changePassword(contextOf(services), credentials, session.id, request.body));
      return reply.code(204).send(null);
    },
  );
};

const newOneTimeCodes: AddRoutes = (server, services) => {
  server.post(
    '/api/v1/session/one-time-codes',
    operation('signedIn', {
      summary: 'A fresh secret for one-time codes; it counts once it is confirmed with a code',
      tags: TAGS,
      response: { 200: closed({ uri: Type.String(), sealed: Type.String() }) },
    }),
    (request, reply) => {
      reply.header('cache-control', 'no-store');
      const { credentials } = signedIn(callerOf(request));
      const { secret, uri } = services.security.newTotp(credentials.person.login);
      const sealed = services.security.seal(totpPurpose(credentials.person.id), secret);
      return { uri, sealed: Buffer.from(sealed).toString('base64url') };
    },
  );
};

const setOneTimeCodes: AddRoutes = (server, services) => {
  server.put(
    '/api/v1/session/one-time-codes',
    operation('signedIn', {
      summary: 'Turn one-time codes on with the secret and a first code, or off with null',
      tags: TAGS,
      body: closed({
        password: Password,
        confirmed: orNull(closed({ sealed: Type.String({ maxLength: 400 }), code: OneTimeCode })),
      }),
      response: { 204: Type.Null() },
    }),
    async (request, reply) => {
      const { credentials } = signedIn(callerOf(request));
      const { id } = credentials.person;
      const { password, confirmed } = request.body;
      if (!(await services.security.verifyPassword(credentials.password, password))) refuse('signIn.refused');
      const secret = confirmed === null ? null : confirmedSecret(services, id, confirmed);
      const act = { actor: id, action: 'totp.change', at: services.now(), reason: null } as const;
      await services.setTotp(id, secret, act);
      return reply.code(204).send(null);
    },
  );
};

/** The sealed secret itself, once a code shows that the person's device holds it. */
function confirmedSecret(
  { security, now }: ApiServices,
  person: string,
  { sealed, code }: { readonly sealed: string; readonly code: string },
): Uint8Array {
  const bytes = new Uint8Array(Buffer.from(sealed, 'base64url'));
  const secret = security.unseal(totpPurpose(person), bytes);
  if (secret === null || security.totpStep(secret, code, now()) === null) refuse('signIn.refused');
  return bytes;
}

/** People only: a key has no account. */
function signedIn({ signedIn: session }: Caller): NonNullable<Caller['signedIn']> {
  return session ?? refuse('signIn.required');
}

function meOf({ csrf, expiresAt }: Session, { person, mustChange, totp }: Credentials) {
  const { id, login, name, inspector, roles } = person;
  return {
    ...{ id, login, name, inspector, csrf, roles: [...roles] },
    ...{ mustChangePassword: mustChange, oneTimeCodes: totp !== null, expiresAt: expiresAt.toISOString() },
  };
}
