import { err, ok, type Result } from '../../core/kernel/result.js';
import type { Act } from '../ports/act.js';
import type { Credentials, PeopleStore, Session } from '../ports/peopleStore.js';
import { lockSeconds } from './lockout.js';
import type { SignInProblem } from './reasons.js';
import type { Security } from './security.js';

export interface SignInContext {
  readonly people: PeopleStore;
  readonly security: Security;
  readonly now: () => Date;
}

export interface SignInRequest {
  readonly login: string;
  readonly password: string;
  readonly code: string | null;
}

export interface SignedIn {
  /** Goes into the cookie; only its SHA-256 is kept. */
  readonly token: string;
  readonly session: Session;
  readonly credentials: Credentials;
}

const SESSION_HOURS = 12;

/** Checks login, password and, where it is in use, the one-time code, and starts a session. */
export async function signIn(
  context: SignInContext,
  { login, password, code }: SignInRequest,
): Promise<Result<SignedIn, SignInProblem>> {
  const { people, security, now } = context;
  const found = await people.credentialsOf(login);
  // An unknown login costs as much time as a wrong password, so that logins cannot be found by timing.
  if (found === null || found.person.disabled) {
    await security.hashPassword(password);
    return err({ code: 'signIn.refused', params: {} });
  }
  const wait = secondsLeft(found.lockedUntil, now());
  if (wait > 0) return err({ code: 'signIn.locked', params: { seconds: wait } });
  if (!(await security.verifyPassword(found.password, password))) return refuse(context, found);
  const coded = await checkCode(context, found, code);
  if (!coded.ok) return coded;
  return ok(await startSession(context, found));
}

const secondsLeft = (until: Date | null, now: Date): number =>
  until === null ? 0 : Math.max(0, Math.ceil((until.getTime() - now.getTime()) / 1000));

async function refuse(
  { people, now }: SignInContext,
  found: Credentials,
): Promise<Result<never, SignInProblem>> {
  const failures = found.failures + 1;
  const seconds = lockSeconds(failures);
  const lockedUntil = seconds === 0 ? null : new Date(now().getTime() + seconds * 1000);
  await people.noteFailure(found.person.id, failures, lockedUntil, act(found, 'session.refuse', now()));
  return err({ code: 'signIn.refused', params: {} });
}

/** A code is good once, and a wrong one counts like a wrong password. */
async function checkCode(
  context: SignInContext,
  found: Credentials,
  code: string | null,
): Promise<Result<void, SignInProblem>> {
  if (found.totp === null) return ok(undefined);
  if (code === null) return err({ code: 'signIn.code-needed', params: {} });
  const secret = context.security.unseal(totpPurpose(found.person.id), found.totp);
  const step = secret === null ? null : context.security.totpStep(secret, code, context.now());
  const fresh = step !== null && (await context.people.useTotpStep(found.person.id, step));
  return fresh ? ok(undefined) : refuse(context, found);
}

export const totpPurpose = (person: string): string => `evenhand/totp/v1/${person}`;

async function startSession({ people, security, now }: SignInContext, found: Credentials): Promise<SignedIn> {
  const [token, at] = [security.token(), now()];
  const session: Session = {
    id: security.fingerprint(token),
    person: found.person.id,
    csrf: security.token(),
    createdAt: at,
    seenAt: at,
    expiresAt: new Date(at.getTime() + SESSION_HOURS * 3_600_000),
  };
  await people.startSession(session, act(found, 'session.start', at));
  return { token, session, credentials: found };
}

function act({ person }: Credentials, action: Act['action'], at: Date): Act {
  return { actor: person.id, action, at, reason: null };
}
