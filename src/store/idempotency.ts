import type { Earlier, IdempotencyStore } from '../app/ports/idempotency.js';
import type { PrismaClient } from '../generated/prisma/client.js';

const LAPSE_MS = 60_000;

export function idempotencyPorts(prisma: PrismaClient): IdempotencyStore {
  return {
    claimKey: (owner, key, request, now) => claimKey(prisma, owner, key, request, now),
    answerKey: async (owner, key, status, body) => {
      await prisma.idempotentReply.updateMany({ where: { owner, key }, data: { status, body } });
    },
    releaseKey: async (owner, key) => {
      await prisma.idempotentReply.deleteMany({ where: { owner, key, status: null } });
    },
  };
}

async function claimKey(
  prisma: PrismaClient,
  owner: string,
  key: string,
  request: string,
  now: Date,
): Promise<Earlier> {
  const lapsed = new Date(now.getTime() - LAPSE_MS);
  await prisma.idempotentReply.deleteMany({ where: { owner, key, status: null, savedAt: { lt: lapsed } } });
  const data = { owner, key, request, savedAt: now };
  const { count } = await prisma.idempotentReply.createMany({ data: [data], skipDuplicates: true });
  if (count === 1) return { kind: 'none' };
  const found = await prisma.idempotentReply.findUnique({ where: { owner_key: { owner, key } } });
  if (found === null) return { kind: 'inProgress' };
  if (found.request !== request) return { kind: 'otherRequest' };
  return found.status === null
    ? { kind: 'inProgress' }
    : { kind: 'answered', status: found.status, body: found.body ?? '' };
}
