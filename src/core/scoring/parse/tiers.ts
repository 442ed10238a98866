import { compare, formatRational, ONE, parseRational, sum } from '../../kernel/rational.js';
import type { Tiers } from '../ruleSet.js';
import type { Faults } from './faults.js';

type Thresholds = Extract<Tiers, { kind: 'thresholds' }>;
type Shares = Extract<Tiers, { kind: 'shares' }>;

/** Every score belongs to exactly one tier. */
export function checkTiers(tiers: Tiers, faults: Faults): void {
  const seen = new Set<string>();
  tiers.tiers.forEach(({ tier }, index) => {
    if (seen.has(tier)) faults.add(`/tiers/tiers/${index}/tier`, 'scoring.duplicate-tier', { tier });
    seen.add(tier);
  });
  if (tiers.kind === 'thresholds') checkThresholds(tiers, faults);
  else checkShares(tiers, faults);
}

function checkThresholds({ tiers }: Thresholds, faults: Faults): void {
  tiers.forEach(({ tier, from, to }, index) => {
    const place = `/tiers/tiers/${index}`;
    const last = index === tiers.length - 1;
    if (index === 0 && from !== 0) faults.add(`${place}/from`, 'scoring.tiers-bounds', { tier });
    if (last ? to !== null : to === null || to < from) {
      faults.add(`${place}/to`, 'scoring.tiers-bounds', { tier });
    }
    const next = tiers[index + 1];
    if (next === undefined || to === null) return;
    const names = { tier, next: next.tier };
    if (next.from <= to) faults.add(`/tiers/tiers/${index + 1}/from`, 'scoring.tiers-overlap', names);
    if (next.from > to + 1) faults.add(`/tiers/tiers/${index + 1}/from`, 'scoring.tiers-gap', names);
  });
}

function checkShares({ tiers }: Shares, faults: Faults): void {
  const shares = tiers.map(({ tier, share }, index) => {
    if ((share === null) !== (index === 0)) {
      faults.add(`/tiers/tiers/${index}/share`, 'scoring.tiers-bounds', { tier });
    }
    const parsed = parseRational(share ?? '0');
    if (parsed.ok) return parsed.value;
    faults.take(`/tiers/tiers/${index}/share`, parsed.error);
    return { num: 0n, den: 1n };
  });
  const total = sum(shares);
  if (compare(total, ONE) > 0) {
    faults.add('/tiers', 'scoring.tiers-shares', { sum: formatRational(total) });
  }
}
