import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { retierMonthly } from '../../src/app/scoring/retierMonthly.js';
import { canonical, type Json } from '../../src/core/kernel/canonical.js';
import { recordHash } from '../../src/core/kernel/hash.js';
import { approve } from '../../src/core/scoring/approval.js';
import { contentHash } from '../../src/core/scoring/contentHash.js';
import { parseRuleSet } from '../../src/core/scoring/parseRuleSet.js';
import { nodeHash } from '../../src/crypto/nodeHash.js';
import type { Store } from '../../src/store/open.js';
import { valueOf } from '../support/result.js';
import { onBothDatabases } from './databases.js';

const RULES = JSON.parse(readFileSync('rules/work-safety.json', 'utf8')) as Record<string, Json>;
const NOW = new Date('2026-12-01T00:00:00Z');
const ACT = { actor: 'head', action: 'ruleSet.approve', at: NOW, reason: null } as const;

/** A version of the rules that the county approved, in effect from a day on. */
async function approved(store: Store, version: number, from: string): Promise<string> {
  const content = { ...RULES, version, approval: null, effective: { from, to: null } };
  const ruleSet = valueOf(parseRuleSet(content));
  const hash = contentHash(nodeHash, ruleSet);
  const draft = { hash, name: ruleSet.id, version: String(version), author: 'a', organisation: 'C' };
  valueOf(await store.submitDraft({ ...draft, approver: null, approved: null }, content, ACT));
  const signed = valueOf(
    approve(nodeHash, ruleSet, { approver: 'head', day: '2026-11-01' }),
  ) as unknown as Json;
  const kept = { hash: recordHash(nodeHash, signed), name: ruleSet.id, version: String(version) };
  valueOf(await store.approveDraft(hash, { ...kept, content: canonical(signed) }, ACT));
  return kept.hash;
}

onBothDatabases('monthly re-tiering', (make) => {
  it('is asked for once a month, by the newest approved rules in effect, whatever became of it', async () => {
    const store = await (await make()).open();
    const tree = [{ code: 'C', name: '某县', level: 1, parent: null }] as const;
    valueOf(await store.replaceOrganisations(tree));
    const duty = retierMonthly({ hash: nodeHash, store });
    expect(await duty('2026-12-01', NOW)).toEqual({ retierings: 0 });
    await approved(store, 901, '2026-01-01');
    const newest = await approved(store, 902, '2026-06-01');
    await approved(store, 903, '2026-12-15');
    await Promise.all(['2026-12-01', '2026-12-01', '2026-12-02'].map((day) => duty(day, NOW)));
    const jobs = async () => valueOf(await store.listJobs({ limit: 10, within: ['C'] }, {})).items;
    const [job, ...others] = await jobs();
    expect(others).toEqual([]);
    expect(job).toMatchObject({ kind: 'retier', subject: '2026-12/C/work-safety', organisation: 'C' });
    const taken = await store.takeJob('worker', ['retier']);
    expect(taken?.payload).toEqual({ month: '2026-12', asOf: '2026-11-30', ruleSet: newest });
    valueOf(await store.cancelJob(job?.id ?? '', ACT));
    if (taken !== null) await store.finishJob(taken, { kind: 'cancelled' });
    await duty('2026-12-03', NOW);
    expect(await jobs()).toHaveLength(1);
    await duty('2027-01-01', NOW);
    expect(await jobs()).toHaveLength(2);
    await store.close();
  });
});
