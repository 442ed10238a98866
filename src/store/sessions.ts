import type { Act } from '../app/ports/act.js';
import type { Session } from '../app/ports/peopleStore.js';
import { ok } from '../core/kernel/result.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import { audited } from './audited.js';
import { mark } from './people.js';

/** Starts a session and forgets earlier failures to sign in. */
export async function startSession(prisma: PrismaClient, session: Session, act: Act): Promise<void> {
  await audited(prisma, act, async (database) => {
    await database.session.create({ data: { ...session } });
    await database.person.update({ where: { id: session.person }, data: { failures: 0, lockedUntil: null } });
    return ok(mark(session.person, { session: session.id.slice(0, 12) }));
  });
}

export async function endSessions(
  prisma: PrismaClient,
  person: string,
  session: string | null,
  act: Act,
  kept?: string,
): Promise<number> {
  let ended = 0;
  await audited(prisma, act, async (database) => {
    const { count } = await database.session.updateMany({
      where: {
        person,
        revokedAt: null,
        ...(session === null ? {} : { id: session }),
        ...(kept === undefined ? {} : { NOT: { id: kept } }),
      },
      data: { revokedAt: act.at },
    });
    ended = count;
    return ok(mark(person, count === 0 ? null : { sessionsEnded: count }));
  });
  return ended;
}
