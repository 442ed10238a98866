import type { Coins } from '../../../src/core/kernel/coins.js';
import { seeded, type Seeded } from '../../../src/core/kernel/seeded.js';
import type { VisitRequest } from '../../../src/core/scheduling/visit.js';
import { nodeHash } from '../../../src/crypto/nodeHash.js';

export const seedOf = (n: number): Seeded => {
  const seed = new Uint8Array(32);
  new DataView(seed.buffer).setUint32(0, n);
  return seeded(nodeHash, seed);
};

const below = (coins: Coins, n: number) => Number(coins.below(BigInt(n)));

/** Teams of two of the least loaded, so that loads stay level up to one visit. */
export function levelVisits(
  count: number,
  inspectors: number,
  streets: number,
  seed: number,
): VisitRequest[] {
  const coins = seedOf(seed).coins('levelVisits');
  const loads = new Array<number>(inspectors).fill(0);
  return Array.from({ length: count }, (_, i) => {
    const ranked = loads.map((load, who) => ({ load, who, tie: below(coins, 1 << 30) }));
    ranked.sort((a, b) => a.load - b.load || a.tie - b.tie);
    const team = ranked.slice(0, 2).map(({ who }) => who);
    for (const who of team) loads[who] = (loads[who] ?? 0) + 1;
    const street = `street ${below(coins, streets)}`;
    return { target: `T${i}`, team: team.map((who) => `I${who}`), due: null, street };
  });
}
