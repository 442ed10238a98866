import type { Act } from '../app/ports/act.js';
import type { Page } from '../app/ports/listing.js';
import type { Credentials, Person, PersonQuery } from '../app/ports/peopleStore.js';
import type { StoreProblem } from '../app/ports/storeReasons.js';
import type { Grant } from '../core/access/roles.js';
import { err, ok, type Result } from '../core/kernel/result.js';
import type { Prisma, PrismaClient } from '../generated/prisma/client.js';
import { audited, type Change } from './audited.js';
import { databaseError, UNIQUE_VIOLATION } from './databaseError.js';
import { checkVersion } from '../app/versions/version.js';
import { listPage, type ListShape } from './listPage.js';

const PEOPLE: ListShape = {
  from: 'people p',
  item: `json_build_object('id', p.id, 'login', p.login, 'name', p.name, 'inspector', p.inspector,
    'disabled', p.disabled_at IS NOT NULL, 'roles', COALESCE((SELECT json_agg(json_build_object('role', r.role,
    'organisation', r.organisation) ORDER BY r.organisation, r.role) FROM person_roles r WHERE r.person = p.id), '[]'))`,
  key: 'p.id',
  sorts: { login: { column: 'p.login', type: 'text' } },
  filters: { login: 'p.login = #' },
  within: 'EXISTS (SELECT FROM person_roles r WHERE r.person = p.id AND r.organisation = ANY(#))',
};

export function listPeople(
  prisma: PrismaClient,
  { login, ...page }: PersonQuery,
): Promise<Result<Page<Person>, StoreProblem>> {
  return listPage(prisma, PEOPLE, page, { login });
}

export async function hasPeople(prisma: PrismaClient): Promise<boolean> {
  return (await prisma.person.findFirst({ select: { id: true } })) !== null;
}

const WITH_ROLES = {
  roles: { orderBy: [{ organisation: 'asc' }, { role: 'asc' }] },
} satisfies Prisma.PersonInclude;
type PersonRow = Prisma.PersonGetPayload<{ include: typeof WITH_ROLES }>;

export async function readPerson(database: Prisma.TransactionClient, id: string): Promise<Person | null> {
  const row = await database.person.findUnique({ where: { id }, include: WITH_ROLES });
  return row === null ? null : personOf(row);
}

function personOf({ id, login, name, inspector, roles, disabledAt }: PersonRow): Person {
  const grants = roles.map(({ role, organisation }) => ({ role: role as Grant['role'], organisation }));
  return { id, login, name, inspector, roles: grants, disabled: disabledAt !== null };
}

export async function credentialsOf(prisma: PrismaClient, login: string): Promise<Credentials | null> {
  const row = await prisma.person.findUnique({ where: { login }, include: WITH_ROLES });
  return row === null ? null : credentialsFrom(row);
}

function credentialsFrom(row: PersonRow): Credentials {
  const { password, mustChange, totp, totpStep, failures, lockedUntil } = row;
  const step = totpStep === null ? null : Number(totpStep);
  return { person: personOf(row), password, mustChange, totp, totpStep: step, failures, lockedUntil };
}

/** Creates or changes a person. Disabling ends all sessions at once. */
export async function putPerson(
  prisma: PrismaClient,
  person: Person,
  password: string | null,
  expected: string | null | undefined,
  act: Act,
): Promise<Result<Person, StoreProblem>> {
  const { id, login, name, inspector, disabled } = person;
  try {
    return await audited(prisma, act, async (database) => {
      const before = await readPerson(database, id);
      const same = checkVersion('person', id, before, expected);
      if (!same.ok) return same;
      if (before === null && password === null)
        return err({ code: 'store.not-found', params: { kind: 'person', id } });
      const fields = {
        login,
        name,
        inspector,
        ...disabledAt(disabled, before, act.at),
        ...passwordOf(password),
      };
      if (before === null) await database.person.create({ data: { id, password: '', ...fields } });
      else await database.person.update({ where: { id }, data: fields });
      await database.personRole.deleteMany({ where: { person: id } });
      await database.personRole.createMany({ data: person.roles.map((grant) => ({ person: id, ...grant })) });
      if (disabled) await revokeAll(database, id, act.at);
      const after = (await readPerson(database, id)) ?? person;
      const organisation = after.roles[0]?.organisation ?? null;
      return ok({ value: after, kind: 'person', id, organisation, before, after });
    });
  } catch (error) {
    const state = databaseError(error)?.state;
    if (state === UNIQUE_VIOLATION)
      return err({ code: 'store.already-there', params: { kind: 'login', id: login } });
    throw error;
  }
}

const disabledAt = (disabled: boolean, before: Person | null, at: Date): { disabledAt?: Date | null } =>
  disabled === (before?.disabled ?? false) ? {} : { disabledAt: disabled ? at : null };

const passwordOf = (password: string | null): { password?: string; mustChange?: boolean } =>
  password === null ? {} : { password, mustChange: true };

export async function setPassword(
  prisma: PrismaClient,
  person: string,
  password: string,
  mustChange: boolean,
  act: Act,
): Promise<void> {
  await audited(prisma, act, async (database) => {
    const data = { password, mustChange, failures: 0, lockedUntil: null };
    await database.person.update({ where: { id: person }, data });
    return ok(mark(person, { password: 'changed' }));
  });
}

export async function setTotp(
  prisma: PrismaClient,
  person: string,
  secret: Uint8Array | null,
  act: Act,
): Promise<void> {
  await audited(prisma, act, async (database) => {
    const totp = secret === null ? null : new Uint8Array(secret);
    await database.person.update({ where: { id: person }, data: { totp, totpStep: null } });
    return ok(mark(person, { totp: secret === null ? 'off' : 'on' }));
  });
}

/** What is told of something that must not be shown. */
export function mark(person: string, after: object | null): Change<undefined> {
  return { value: undefined, kind: 'person', id: person, organisation: null, before: null, after };
}

export async function useTotpStep(prisma: PrismaClient, person: string, step: number): Promise<boolean> {
  const { count } = await prisma.person.updateMany({
    where: { id: person, OR: [{ totpStep: null }, { totpStep: { lt: step } }] },
    data: { totpStep: step },
  });
  return count === 1;
}

export async function noteFailure(
  prisma: PrismaClient,
  person: string,
  failures: number,
  lockedUntil: Date | null,
  act: Act,
): Promise<void> {
  await audited(prisma, act, async (database) => {
    await database.person.update({ where: { id: person }, data: { failures, lockedUntil } });
    return ok(mark(person, { failures }));
  });
}

export async function revokeAll(
  database: Prisma.TransactionClient,
  person: string,
  at: Date,
): Promise<number> {
  const { count } = await database.session.updateMany({
    where: { person, revokedAt: null },
    data: { revokedAt: at },
  });
  return count;
}
