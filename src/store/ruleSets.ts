import type { StoredRuleSet } from '../app/ports/ruleSetStore.js';
import type { StoreProblem } from '../app/ports/storeReasons.js';
import { err, ok, type Result } from '../core/kernel/result.js';
import type { Prisma, PrismaClient } from '../generated/prisma/client.js';

export async function saveRuleSet(
  prisma: Prisma.TransactionClient,
  { hash, name, version, content }: StoredRuleSet,
): Promise<Result<void, StoreProblem>> {
  const saved = await prisma.ruleSet.createMany({
    data: [{ hash, name, version, content }],
    skipDuplicates: true,
  });
  if (saved.count === 1) return ok(undefined);
  const standing = await prisma.ruleSet.findUnique({ where: { name_version: { name, version } } });
  if (standing?.hash === hash) return ok(undefined);
  return err({ code: 'store.rule-set-differs', params: { name, version } });
}

export function loadRuleSet(prisma: PrismaClient, hash: string): Promise<StoredRuleSet | null> {
  return prisma.ruleSet.findUnique({ where: { hash } });
}
