import { readFileSync } from 'node:fs';
import type { RuleSetStore } from '../../src/app/ports/ruleSetStore.js';
import { canonical, type Json } from '../../src/core/kernel/canonical.js';
import { recordHash } from '../../src/core/kernel/hash.js';
import { parseRuleSet } from '../../src/core/scoring/parseRuleSet.js';
import type { Enterprise, HistoryRecord, Register } from '../../src/core/scoring/register.js';
import type { RuleSet } from '../../src/core/scoring/ruleSet.js';
import { nodeHash } from '../../src/crypto/nodeHash.js';

/** A made-up register of any size: the same size gives the same rows. */
export function scoringDistrict(size: number): Register {
  const enterprises = Array.from({ length: size }, (_, n) => enterprise(n));
  const history = enterprises.flatMap(({ id }, n) => records(id, n));
  return { enterprises, history };
}

const pick = (n: number, salt: number, choices: number): number =>
  (Math.imul(n * 31 + salt, 2_654_435_761) >>> 8) % choices;

const day = (n: number, salt: number): string => {
  const month = pick(n, salt, 11) + 1;
  return `2026-${String(month).padStart(2, '0')}-${String(pick(n, salt + 1, 28) + 1).padStart(2, '0')}`;
};

function enterprise(n: number): Enterprise {
  return {
    id: `E${String(n).padStart(8, '0')}`,
    ...{
      name: `Firm ${n}`,
      legalName: null,
      category: null,
      organisation: null,
      address: null,
      location: null,
    },
    hazardClass: ([1, 2, 3, null] as const)[pick(n, 1, 4)] ?? null,
    district: `D${pick(n, 2, 5)}`,
    street: pick(n, 3, 10) === 0 ? null : `S${pick(n, 4, 40)}`,
    status: 'active',
    ...{ licences: [], devices: [], hazardSources: [], marks: [] },
  };
}

function records(id: string, n: number): HistoryRecord[] {
  const inspection: HistoryRecord = {
    ...{ id: `I${id}`, enterprise: id, date: day(n, 5), kind: 'inspection' },
    numbers: { critical: pick(n, 6, 3), serious: pick(n, 7, 3), minor: pick(n, 8, 5) },
    words: { result: pick(n, 9, 3) === 0 ? 'fail' : 'pass' },
  };
  const complaint: HistoryRecord = {
    ...{ id: `C${id}`, enterprise: id, date: day(n, 10), kind: 'complaint', numbers: {} },
    words: { state: 'verified' },
  };
  return pick(n, 11, 3) === 0 ? [inspection, complaint] : [inspection];
}

/** The food-safety rules, with facts of the area added; tiers by fixed scores or by shares. */
export async function keepRules(
  store: RuleSetStore,
  tiers: 'thresholds' | 'shares',
): Promise<{ readonly hash: string; readonly ruleSet: RuleSet }> {
  const shipped = JSON.parse(readFileSync('rules/food-safety.json', 'utf8')) as Record<string, Json>;
  const content = { ...shipped, ...(tiers === 'shares' ? { version: 99, tiers: SHARES } : {}) };
  const parsed = parseRuleSet(content);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const { id: name, version } = parsed.value;
  const hash = recordHash(nodeHash, content);
  await store.saveRuleSet({ hash, name, version: String(version), content: canonical(content) });
  return { hash, ruleSet: parsed.value };
}

const SHARES: Json = {
  kind: 'shares',
  tiers: [
    { tier: 'A', share: null },
    { tier: 'B', share: '3/10' },
    { tier: 'C', share: '1/5' },
    { tier: 'D', share: '1/20' },
  ],
};
