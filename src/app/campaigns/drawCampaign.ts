import type { Json } from '../../core/kernel/canonical.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import { drawRecordOf, type DrawRecord } from '../../core/replay/drawRecord.js';
import { drawWorking } from '../../core/replay/drawWorking.js';
import { readWorking } from '../../core/replay/readWorking.js';
import type { Brought } from '../../core/replay/seed.js';
import type { Working } from '../../core/replay/working.js';
import { writeBundle } from '../../core/replay/writeBundle.js';
import { publishedList } from '../month/keepMonth.js';
import { madeMonth } from '../month/makeMonth.js';
import type { Act } from '../ports/act.js';
import type { PlannedCampaign } from '../ports/campaignBook.js';
import { appendToLog } from '../protocol/publicLog.js';
import { instantOf, sealPurpose, type CampaignContext } from './context.js';

export interface Drawn {
  readonly campaign: PlannedCampaign;
  /** What is published: nothing in it tells who was drawn. */
  readonly record: DrawRecord;
}

/**
 * T1: the seed from what was brought to the draw, and everything that follows from it. The secrets pass through and
 * are kept only inside the sealed bundle; the list is there for those whom the policy names.
 */
export async function drawCampaign(
  context: CampaignContext,
  campaign: PlannedCampaign,
  brought: Omit<Brought, 'drawnAt'>,
  act: Act,
): Promise<Result<Drawn, Problem>> {
  const working = await unsealWorking(context, campaign);
  if (!working.ok) return working;
  const { hash, store, security, packZip, logSigner } = context;
  const drawnAt = instantOf(act.at);
  const { drawNotBefore } = working.value.commitment;
  if (drawnAt < drawNotBefore)
    return err({ code: 'campaign.too-early', params: { notBefore: drawNotBefore } });
  const content = drawWorking(hash, working.value, { ...brought, drawnAt });
  if (!content.ok) return content;
  const made = madeMonth(content.value);
  if (!made.ok) return made;
  const { commitment, opening, performance } = content.value;
  const record = drawRecordOf(hash, commitment, opening, performance.cells);
  const sealed = security.seal(
    sealPurpose(campaign.id, campaign.sequence, 'sealed'),
    packZip(writeBundle(hash, content.value)),
  );
  const entry = { kind: 'draw', record: record as Json, published: true, at: drawnAt } as const;
  const kept = await store.keepDraw(
    publishedList(content.value, made.value),
    sealed,
    (log, audit) => appendToLog(hash, log, commitment, entry, { ...logSigner, audit }),
    act,
  );
  return kept.ok ? ok({ campaign: kept.value, record }) : kept;
}

async function unsealWorking(
  { hash, store, security, unpackZip }: CampaignContext,
  { id, sequence, state }: PlannedCampaign,
): Promise<Result<Working, Problem>> {
  if (state !== 'committed') {
    return err({
      code: 'store.step-refused',
      params: { campaign: id, from: 'committed', to: 'drawn', found: state },
    });
  }
  const sealed = await store.readSealed(id, sequence, 'working');
  const plain = sealed === null ? null : security.unseal(sealPurpose(id, sequence, 'working'), sealed);
  if (plain === null) return err({ code: 'campaign.unsealable', params: { campaign: id } });
  const source = unpackZip(plain);
  return source.ok ? readWorking(hash, source.value) : source;
}
