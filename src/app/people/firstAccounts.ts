import type { Role } from '../../core/access/roles.js';
import type { Problem } from '../../core/kernel/problem.js';
import { ok, type Result } from '../../core/kernel/result.js';
import type { Act } from '../ports/act.js';
import type { PeopleStore, Person } from '../ports/peopleStore.js';
import type { Security } from '../signIn/security.js';

export interface NewAccount {
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly organisation: string;
  readonly inspector: string | null;
}

export interface MadeAccount extends NewAccount {
  readonly password: string;
}

export interface AccountMaker {
  readonly people: PeopleStore;
  readonly security: Pick<Security, 'hashPassword' | 'token'>;
  readonly now: () => Date;
}

/** The part of a token that is easy to type and still has more than 70 bits. */
const PASSWORD_LENGTH = 12;

/**
 * Makes the accounts that the program itself gives out, each with a random password. Accounts that are there are
 * left alone.
 *
 * @param mustChange whether the first sign-in asks for another password
 */
export async function firstAccounts(
  { people, security, now }: AccountMaker,
  accounts: readonly NewAccount[],
  mustChange: boolean,
): Promise<Result<readonly MadeAccount[], Problem>> {
  const made: MadeAccount[] = [];
  for (const account of accounts) {
    if ((await people.credentialsOf(account.login)) !== null) continue;
    const password = security.token().replaceAll(/[-_]/g, '').slice(0, PASSWORD_LENGTH);
    const hashed = await security.hashPassword(password);
    const act: Act = { actor: 'system', action: 'system.setUp', at: now(), reason: null };
    const person = personOf(account);
    const stored = await people.putPerson(person, hashed, null, act);
    if (!stored.ok) return stored;
    if (!mustChange) await people.setPassword(person.id, hashed, false, act);
    made.push({ ...account, password });
  }
  return ok(made);
}

const personOf = ({ login, name, role, organisation, inspector }: NewAccount): Person => ({
  ...{ id: login, login, name, inspector },
  roles: [{ role, organisation }],
  disabled: false,
});
