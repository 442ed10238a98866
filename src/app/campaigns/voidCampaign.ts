import { checkSeparation } from '../../core/access/policy.js';
import { VoidRecord } from '../../core/audit/voidRecord.js';
import type { Json } from '../../core/kernel/canonical.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import { readRecord } from '../../core/kernel/schema.js';
import type { Act } from '../ports/act.js';
import type { PlannedCampaign } from '../ports/campaignBook.js';
import { appendToLog } from '../protocol/publicLog.js';
import { instantOf, type CampaignContext } from './context.js';

export interface Voided {
  readonly campaign: PlannedCampaign;
  readonly record: VoidRecord;
}

/** Ends the live attempt in public: a record in the log, and the campaign back to approved with the next sequence. */
export async function voidCampaign(
  { hash, store, logSigner }: CampaignContext,
  campaign: PlannedCampaign,
  { ground, explanation }: { readonly ground: string; readonly explanation: string },
  act: Act,
): Promise<Result<Voided, Problem>> {
  const { id, sequence, commitment, plannedBy, state } = campaign;
  const apart = checkSeparation('void', act.actor, [plannedBy]);
  if (!apart.ok) return apart;
  if (commitment === null) {
    return err({
      code: 'store.step-refused',
      params: { campaign: id, from: 'committed', to: 'approved', found: state },
    });
  }
  const record = readRecord(VoidRecord, {
    format: 'evenhand/void/v1',
    ...{ campaign: id, sequence, commitment, ground, explanation },
    plannedBy: plannedBy ?? 'system',
    approvedBy: act.actor,
    at: instantOf(act.at),
  });
  if (!record.ok) return record;
  const entry = { kind: 'void', record: record.value as Json, published: true, at: record.value.at } as const;
  const kept = await store.keepVoid(
    id,
    (log, audit) => appendToLog(hash, log, { campaign: id, sequence }, entry, { ...logSigner, audit }),
    { ...act, reason: explanation },
  );
  return kept.ok ? ok({ campaign: kept.value, record: record.value }) : kept;
}
