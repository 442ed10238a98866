import { canonical, type Json } from '../../core/kernel/canonical.js';
import { toHex } from '../../core/kernel/bytes.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import { recordHash } from '../../core/kernel/hash.js';
import { readRecord } from '../../core/kernel/schema.js';
import { Plan } from '../../core/replay/plan.js';
import { writeWorking, type Working } from '../../core/replay/working.js';
import { calendarsFor } from '../month/calendars.js';
import type { Act } from '../ports/act.js';
import type { PlannedCampaign } from '../ports/campaignBook.js';
import { commitMonth } from '../protocol/commitMonth.js';
import { appendToLog } from '../protocol/publicLog.js';
import { instantOf, sealPurpose, type CampaignContext } from './context.js';
import { checkRules } from './planCampaign.js';

export interface Committed {
  readonly campaign: PlannedCampaign;
  readonly commitment: Json;
  readonly commitmentHash: string;
}

/**
 * T0 of an approved campaign: register and roster as they are now are frozen, the commitment goes into the log, and
 * what the draw will need is kept sealed. The salt of the frame is the service's own secret until the opening.
 *
 * @param round of the plan's beacon chain; null for a plan without beacon
 */
export async function commitCampaign(
  context: CampaignContext,
  planned: PlannedCampaign,
  round: number | null,
  act: Act,
): Promise<Result<Committed, Problem>> {
  const working = await freeze(context, planned, round);
  if (!working.ok) return working;
  const { commitment } = working.value;
  const { hash, store, security, packZip, logSigner } = context;
  const { id, sequence } = planned;
  const sealed = security.seal(sealPurpose(id, sequence, 'working'), packZip(writeWorking(working.value)));
  const commitmentHash = recordHash(hash, commitment);
  const stored = { hash: commitmentHash, campaign: id, sequence, content: canonical(commitment) };
  const entry = { kind: 'commitment', record: commitment, published: true, at: instantOf(act.at) } as const;
  const kept = await store.keepCommitment(
    stored,
    sealed,
    (log, audit) => appendToLog(hash, log, commitment, entry, { ...logSigner, audit }),
    act,
  );
  return kept.ok ? ok({ campaign: kept.value, commitment, commitmentHash }) : kept;
}

async function freeze(
  context: CampaignContext,
  { id, month, sequence, plan: stored, rules: ruleSet, kind }: PlannedCampaign,
  round: number | null,
): Promise<Result<Working, Problem>> {
  const { hash, store, security, calendars, codeVersion } = context;
  const plan = readRecord(Plan, stored);
  if (!plan.ok) return plan;
  if (ruleSet === null) return err({ code: 'campaign.no-rule-set', params: { campaign: id } });
  const rules = await checkRules(context, ruleSet, kind);
  if (!rules.ok) return rules;
  const holders = await store.heldSecrets(id, sequence);
  const missing = plan.value.seed.holders.filter((name) => !holders.some(({ holder }) => holder === name));
  if (missing.length > 0) return err({ code: 'campaign.secrets-missing', params: { holders: missing } });
  const tables = calendarsFor(plan.value, month, calendars);
  if (!tables.ok) return tables;
  return commitMonth(hash, {
    register: await store.readRegister(),
    roster: await store.readRoster(),
    calendars: tables.value,
    plan: plan.value,
    ...{ rules: rules.value, month, sequence, codeVersion, round },
    frameSecret: toHex(security.randomBytes()),
    holders: holders.map(({ holder, sha256 }) => ({ holder, sha256 })),
  });
}
