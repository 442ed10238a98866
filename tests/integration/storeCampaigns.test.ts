import { afterAll, beforeAll, expect, it } from 'vitest';
import { CAMPAIGN_STATES, type CampaignState } from '../../src/app/ports/campaignStore.js';
import type { Store } from '../../src/store/open.js';
import { onBothDatabases, onPostgres } from './databases.js';
import { runSql } from './postgres.js';

const hex = (n: number): string => n.toString(16).padStart(64, '0');

onBothDatabases('The life cycle of a campaign', (makeDatabase) => {
  let store: Store;
  beforeAll(async () => {
    store = await (await makeDatabase()).open();
  });
  afterAll(() => store.close());

  const approved = async (id: string): Promise<void> => {
    await store.startCampaign({ id, kind: 'production', month: '2026-12' });
    expect(await store.advanceCampaign(id, 'draft', 'approved')).toEqual({ ok: true, value: undefined });
  };
  const commit = (campaign: string, n: number, sequence = 1) =>
    store.commit({ hash: hex(n), campaign, sequence, content: `{"n":${n}}` });

  it('starts once, and refuses another kind or month under its name', async () => {
    const start = { id: 'start/2026-12', kind: 'production', month: '2026-12' } as const;
    const campaign = { ...start, state: 'draft', sequence: 1 };
    expect(await store.startCampaign(start)).toEqual({ ok: true, value: campaign });
    expect(await store.startCampaign(start)).toEqual({ ok: true, value: campaign });
    const other = await store.startCampaign({ ...start, kind: 'rehearsal' });
    expect(other).toMatchObject({ ok: false, error: { code: 'store.campaign-differs' } });
  });

  it('allows exactly the next step from every state', async () => {
    const id = 'steps/2026-12';
    await approved(id);
    expect((await commit(id, 1)).ok).toBe(true);
    const path = CAMPAIGN_STATES.slice(CAMPAIGN_STATES.indexOf('committed'));
    for (const [at, state] of path.entries()) {
      const next = path[at + 1];
      for (const to of CAMPAIGN_STATES.filter((each) => each !== next)) {
        const refused = await store.advanceCampaign(id, state, to);
        expect(refused).toMatchObject({ ok: false, error: { code: 'store.step-refused' } });
      }
      if (next !== undefined) expect((await store.advanceCampaign(id, state, next)).ok).toBe(true);
    }
    expect((await store.loadCampaign(id))?.state).toBe('opened' satisfies CampaignState);
  });

  it('is not committed without a commitment', async () => {
    const id = 'bare/2026-12';
    await approved(id);
    const refused = await store.advanceCampaign(id, 'approved', 'committed');
    expect(refused).toMatchObject({ ok: false, error: { code: 'store.step-refused' } });
  });

  it('has exactly one live commitment after 50 concurrent attempts', async () => {
    const id = 'race/2026-12';
    await approved(id);
    const outcomes = await Promise.all(Array.from({ length: 50 }, (_, n) => commit(id, 1000 + n)));
    const won = outcomes.flatMap((outcome, n) => (outcome.ok ? [1000 + n] : []));
    expect(won).toHaveLength(1);
    const live = await store.liveCommitment(id);
    expect(live?.hash).toBe(hex(won[0] ?? 0));
    const lost = outcomes.filter((outcome) => !outcome.ok);
    expect(new Set(lost.map(({ error }) => error.code))).toEqual(new Set(['store.commitment-live']));
    expect((await store.loadCampaign(id))?.state).toBe('committed');
  });

  it('takes the live commitment again as done, and another only after a void, with the next number', async () => {
    const id = 'void/2026-12';
    await approved(id);
    expect((await commit(id, 2000)).ok).toBe(true);
    expect((await commit(id, 2000)).ok).toBe(true);
    expect(await commit(id, 2001)).toMatchObject({ ok: false, error: { code: 'store.commitment-live' } });
    expect((await store.voidCommitment(id, 'power failure during the draw')).ok).toBe(true);
    expect(await store.loadCampaign(id)).toMatchObject({ state: 'approved', sequence: 2 });
    expect(await store.liveCommitment(id)).toBeNull();
    expect(await commit(id, 2001, 1)).toMatchObject({ ok: false, error: { code: 'store.step-refused' } });
    expect((await commit(id, 2001, 2)).ok).toBe(true);
  });

  it('cannot be voided where nothing is committed, or once visits have begun', async () => {
    const id = 'late/2026-12';
    await approved(id);
    expect(await store.voidCommitment(id, 'x')).toMatchObject({
      ok: false,
      error: { code: 'store.step-refused' },
    });
    await commit(id, 3000);
    for (const [from, to] of [
      ['committed', 'drawn'],
      ['drawn', 'paired'],
      ['paired', 'issued'],
      ['issued', 'inProgress'],
    ] as const) {
      await store.advanceCampaign(id, from, to);
    }
    expect(await store.voidCommitment(id, 'x')).toMatchObject({
      ok: false,
      error: { code: 'store.step-refused' },
    });
    expect((await store.liveCommitment(id))?.hash).toBe(hex(3000));
  });
});

onPostgres('The life cycle', (makeDatabase) => {
  it('cannot be gone round by plain SQL', async () => {
    const database = await makeDatabase();
    const store = await database.open();
    const id = 'sql/2026-12';
    await store.startCampaign({ id, kind: 'production', month: '2026-12' });
    await store.advanceCampaign(id, 'draft', 'approved');
    await store.commit({ hash: hex(1), campaign: id, sequence: 1, content: '{}' });
    await store.close();
    for (const sql of [
      `UPDATE commitments SET content = 'x' WHERE hash = '${hex(1)}'`,
      `DELETE FROM commitments WHERE hash = '${hex(1)}'`,
      `DELETE FROM campaigns WHERE id = '${id}'`,
      `UPDATE campaigns SET state = 'draft' WHERE id = '${id}'`,
      `UPDATE campaigns SET sequence = 7 WHERE id = '${id}'`,
      `INSERT INTO commitments (hash, campaign, sequence, content) VALUES ('x', '${id}', 1, '')`,
      `INSERT INTO campaigns (id, kind, month, state) VALUES ('y', 'production', '2026-12', 'drawn')`,
    ]) {
      await expect(runSql(database.options.databaseUrl ?? '', sql), sql).rejects.toMatchObject({
        code: expect.stringMatching(/^EH00[12]$/) as string,
      });
    }
  });
});
