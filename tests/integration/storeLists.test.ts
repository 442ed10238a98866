import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PublishedList } from '../../src/app/ports/publishedList.js';
import type { Store } from '../../src/store/open.js';
import { onBothDatabases } from './databases.js';

const HASHES = { december: 'd'.repeat(64), january: 'a'.repeat(64), redrawn: 'b'.repeat(64) };

/** Two and a half parts of a stored bundle, no two alike. */
const bundle = Uint8Array.from({ length: 2_600_000 }, (_, at) => (at * 31 + (at >> 8)) % 251);

function listOf(campaign: string, month: string, commitmentHash: string): PublishedList {
  const shared = {
    tier: 'C',
    score: 40,
    ground: 'random',
    cell: 'C',
    pi: '1/3',
    ticket: '7'.repeat(64),
  } as const;
  const words = {
    reasons: '三年内有严重问题；许可已过期',
    lead: '王伟 (b2)',
    members: '李娜 (a1); 张敏 (c3)',
  };
  return {
    campaign,
    month,
    title: { zh: '食品安全抽查', en: 'Food safety inspections' },
    summary: {
      campaign,
      month,
      asOf: '2026-11-30',
      sequence: 1,
      commitmentHash,
      seed: '5'.repeat(64),
      frame: { rows: 6, random: 6, certainty: 0, excluded: 0 },
      exclusions: {},
      targets: { random: 2, certainty: 0, total: 2 },
      reserves: 1,
      cells: [],
      inspectors: { onTeams: 3, leastVisits: 2, mostVisits: 2 },
      days: { first: '2026-12-01', last: '2026-12-31', used: 2 },
    },
    lines: [
      { id: 'Z9', name: '乙', ...shared, ...words, team: ['b2', 'a1', 'c3'], date: '2026-12-01' },
      { id: 'A1', name: '甲', ...shared, ...words, team: ['b2', 'c3', 'a1'], date: '2026-12-31' },
    ],
    reserves: [{ cell: 'C', rank: 1, id: 'K5', ticket: '9'.repeat(64) }],
  };
}

onBothDatabases('Published lists', (makeDatabase) => {
  let store: Store;
  beforeAll(async () => {
    store = await (await makeDatabase()).open();
  });
  afterAll(() => store.close());

  const commit = async (id: string, month: string, hash: string, sequence: number): Promise<void> => {
    await store.startCampaign({ id, kind: 'production', month });
    await store.advanceCampaign(id, 'draft', 'approved');
    expect((await store.commit({ hash, campaign: id, sequence, content: '{}' })).ok).toBe(true);
  };

  it('come back line by line in their order, with the very bytes of the bundle; again changes nothing', async () => {
    const list = listOf('food/2026-12', '2026-12', HASHES.december);
    await commit(list.campaign, list.month, HASHES.december, 1);
    expect(await store.saveList(list, bundle)).toEqual({ ok: true, value: undefined });
    expect(await store.saveList(list, bundle)).toEqual({ ok: true, value: undefined });
    expect(await store.loadList(list.campaign)).toEqual(list);
    const kept = await store.loadBundleOf(list.campaign);
    expect(Buffer.compare(kept ?? new Uint8Array(), bundle)).toBe(0);
  });

  it('are never replaced under the same commitment', async () => {
    const list = listOf('food/2026-12', '2026-12', HASHES.december);
    const refused = await store.saveList(list, bundle.slice(1));
    const params = { campaign: list.campaign, commitment: HASHES.december };
    expect(refused).toEqual({ ok: false, error: { code: 'store.list-differs', params } });
    expect(await store.loadList(list.campaign)).toEqual(list);
  });

  it('the latest month is shown, and what was voided no longer', async () => {
    const january = listOf('food/2027-01', '2027-01', HASHES.january);
    await commit(january.campaign, january.month, HASHES.january, 1);
    await store.saveList(january, new Uint8Array([1]));
    expect(await store.latestList()).toEqual(january);
    expect((await store.voidCommitment(january.campaign, 'wrong month')).ok).toBe(true);
    expect((await store.latestList())?.month).toBe('2026-12');
    expect(await store.loadList(january.campaign)).toBeNull();
    expect(await store.loadBundleOf(january.campaign)).toBeNull();
    await commit(january.campaign, january.month, HASHES.redrawn, 2);
    const redrawn = listOf(january.campaign, january.month, HASHES.redrawn);
    await store.saveList(redrawn, new Uint8Array([2]));
    expect(await store.latestList()).toEqual(redrawn);
  });
});
