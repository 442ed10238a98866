import { err, ok, type Result } from '../../core/kernel/result.js';
import type { Credentials } from '../ports/peopleStore.js';
import type { SignInProblem } from './reasons.js';
import type { SignInContext } from './signIn.js';

/** Characters; length beats composition rules (NIST SP 800-63B §5.1.1.2). */
export const LEAST_PASSWORD = 10;

export function checkPassword(password: string): Result<void, SignInProblem> {
  const varied = new Set(password).size >= LEAST_PASSWORD / 2;
  if (password.length >= LEAST_PASSWORD && varied) return ok(undefined);
  return err({ code: 'signIn.password-weak', params: { least: LEAST_PASSWORD } });
}

/** One's own password: the old one is asked, and all other sessions end. */
export async function changePassword(
  { people, security, now }: SignInContext,
  { person, password }: Credentials,
  session: string,
  change: { readonly current: string; readonly next: string },
): Promise<Result<void, SignInProblem>> {
  if (!(await security.verifyPassword(password, change.current)))
    return err({ code: 'signIn.refused', params: {} });
  if (change.current === change.next) return err({ code: 'signIn.password-same', params: {} });
  const strong = checkPassword(change.next);
  if (!strong.ok) return strong;
  const act = { actor: person.id, action: 'password.change', at: now(), reason: null } as const;
  await people.setPassword(person.id, await security.hashPassword(change.next), false, act);
  await people.endSessions(person.id, null, { ...act, action: 'session.end' }, session);
  return ok(undefined);
}
