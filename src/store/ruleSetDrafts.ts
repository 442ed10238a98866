import type { Act } from '../app/ports/act.js';
import type { RuleSetDraft, RuleSetDrafts } from '../app/ports/ruleSetDrafts.js';
import type { StoredRuleSet } from '../app/ports/ruleSetStore.js';
import type { StoreProblem } from '../app/ports/storeReasons.js';
import { canonical, type Json } from '../core/kernel/canonical.js';
import { err, ok, type Result } from '../core/kernel/result.js';
import type { Prisma, PrismaClient } from '../generated/prisma/client.js';
import { audited, type Change } from './audited.js';
import { listPage, type ListShape } from './listPage.js';
import { saveRuleSet } from './ruleSets.js';

const DRAFTS: ListShape = {
  from: 'rule_set_drafts d',
  item: `json_build_object('hash', d.hash, 'name', d.name, 'version', d.version, 'author', d.author,
    'approver', d.approver, 'approved', d.approved, 'organisation', d.organisation)`,
  key: 'd.hash',
  sorts: {},
  filters: {},
  within: 'd.organisation = ANY(#)',
};

export function ruleSetDrafts(prisma: PrismaClient): RuleSetDrafts {
  return {
    listDrafts: (query) => listPage(prisma, DRAFTS, query, {}),
    readDraft: (hash) => readDraft(prisma, hash),
    submitDraft: (draft, content, act) => submitDraft(prisma, draft, content, act),
    approveDraft: (hash, approved, act) => approveDraft(prisma, hash, approved, act),
  };
}

async function readDraft(
  database: Prisma.TransactionClient,
  hash: string,
): Promise<{ readonly draft: RuleSetDraft; readonly content: Json } | null> {
  const row = await database.ruleSetDraft.findUnique({ where: { hash } });
  if (row === null) return null;
  const { name, version, author, approver, approved, organisation, content } = row;
  const draft = { hash, name, version, author, approver, approved, organisation: organisation ?? '' };
  return { draft, content: JSON.parse(content) as Json };
}

const change = (before: RuleSetDraft | null, after: RuleSetDraft): Change<RuleSetDraft> => ({
  ...{ value: after, kind: 'ruleSet', id: after.hash, organisation: after.organisation, before, after },
});

function submitDraft(
  prisma: PrismaClient,
  draft: RuleSetDraft,
  content: Json,
  act: Act,
): Promise<Result<RuleSetDraft, StoreProblem>> {
  return audited(prisma, act, async (database): Promise<Result<Change<RuleSetDraft>, StoreProblem>> => {
    const data = { ...draft, content: canonical(content), submittedAt: act.at };
    const { count } = await database.ruleSetDraft.createMany({ data: [data], skipDuplicates: true });
    const stored = (await readDraft(database, draft.hash))?.draft ?? draft;
    return ok(change(count === 0 ? stored : null, stored));
  });
}

function approveDraft(
  prisma: PrismaClient,
  hash: string,
  approved: StoredRuleSet,
  act: Act,
): Promise<Result<RuleSetDraft, StoreProblem>> {
  return audited(prisma, act, async (database): Promise<Result<Change<RuleSetDraft>, StoreProblem>> => {
    const before = (await readDraft(database, hash))?.draft ?? null;
    if (before === null) return err({ code: 'store.not-found', params: { kind: 'ruleSet', id: hash } });
    const kept = await saveRuleSet(database, approved);
    if (!kept.ok) return kept;
    const data = { approver: act.actor, approvedAt: act.at, approved: approved.hash };
    await database.ruleSetDraft.updateMany({ where: { hash, approver: null }, data });
    return ok(change(before, (await readDraft(database, hash))?.draft ?? before));
  });
}
