import { canonical } from '../../core/kernel/canonical.js';
import type { Hash } from '../../core/kernel/hash.js';
import type { Problem } from '../../core/kernel/problem.js';
import { ok, type Result } from '../../core/kernel/result.js';
import type { BundleContent } from '../../core/replay/bundle.js';
import type { Packing } from '../../core/replay/bundleSink.js';
import { writeBundle } from '../../core/replay/writeBundle.js';
import type { CampaignState, CampaignStore } from '../ports/campaignStore.js';
import type { ListStore } from '../ports/listStore.js';
import type { PublishedList } from '../ports/publishedList.js';
import type { MadeMonth } from './makeMonth.js';
import { monthList } from './monthList.js';
import { summarise } from './summary.js';

interface Keeping {
  readonly hash: Hash;
  readonly store: CampaignStore & ListStore;
  readonly packZip: (packing: Packing) => Uint8Array;
}

/**
 * Records a month in the store along its life cycle: commitment, draw, teams, list and bundle. A run that
 * was cut off is taken up where it stopped, with the same inputs.
 */
export async function keepMonth(
  { hash, store, packZip }: Keeping,
  made: MadeMonth,
): Promise<Result<PublishedList, Problem>> {
  const { content } = made;
  const { campaign: id, kind, month, sequence } = content.commitment;
  const started = await store.startCampaign({ id, kind, month });
  if (!started.ok) return started;
  const approved = await advance(store, id, 'draft', 'approved');
  if (!approved.ok) return approved;
  const hashOfCommitment = content.opening.commitmentHash;
  const committed = await store.commit({
    hash: hashOfCommitment,
    campaign: id,
    sequence,
    content: canonical(content.commitment),
  });
  if (!committed.ok) return committed;
  for (const [from, to] of [
    ['committed', 'drawn'],
    ['drawn', 'paired'],
  ] as const) {
    const step = await advance(store, id, from, to);
    if (!step.ok) return step;
  }
  const list = publishedList(content, made);
  const saved = await store.saveList(list, packZip(writeBundle(hash, content)));
  return saved.ok ? ok(list) : saved;
}

/** The list of a month as it is kept and shown. */
export function publishedList(content: BundleContent, made: MadeMonth): PublishedList {
  const { campaign, month } = content.commitment;
  const { lines, reserves } = monthList(made);
  return {
    ...{ campaign, month, lines, title: content.plan.title, summary: summarise(content) },
    reserves: reserves.map(({ cell, rank, id, ticket }) => ({ cell, rank, id, ticket })),
  };
}

/** One step of the life cycle, unless the campaign has already taken it. */
async function advance(
  store: CampaignStore,
  id: string,
  from: CampaignState,
  to: CampaignState,
): Promise<Result<void, Problem>> {
  const campaign = await store.loadCampaign(id);
  return campaign?.state === from ? store.advanceCampaign(id, from, to) : ok(undefined);
}
