import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poissonBinomial, poissonBinomialTails } from '../../src/core/audit/fairness/poissonBinomial.js';
import { rankSumTail } from '../../src/core/audit/fairness/rankSum.js';

const RUNS = { seed: 1945, numRuns: 200 };

describe('the Poisson-binomial law', () => {
  it('equals the sum over all outcomes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 9 }), (percents) => {
        const probabilities = percents.map((percent) => percent / 100);
        const wanted = new Array<number>(probabilities.length + 1).fill(0);
        for (let outcome = 0; outcome < 2 ** probabilities.length; outcome++) {
          let [mass, count] = [1, 0];
          probabilities.forEach((p, i) => {
            const hit = (outcome >> i) % 2 === 1;
            mass *= hit ? p : 1 - p;
            count += hit ? 1 : 0;
          });
          wanted[count] = (wanted[count] ?? 0) + mass;
        }
        poissonBinomial(probabilities).forEach((mass, k) => {
          expect(mass).toBeCloseTo(wanted[k] ?? 0, 12);
        });
      }),
      RUNS,
    );
  });

  it('has tails that overlap in the observed count only', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }),
        fc.nat(30),
        (p, at) => {
          const count = at % (p.length + 1);
          const { lower, upper } = poissonBinomialTails(p, count);
          expect(lower + upper).toBeCloseTo(1 + (poissonBinomial(p)[count] ?? 0), 10);
        },
      ),
      RUNS,
    );
  });
});

describe('the rank sum', () => {
  const scores = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 5 });

  it('equals the share of all choices with as large a sum, ties included', () => {
    fc.assert(
      fc.property(scores, scores, (chosen, others) => {
        const all = [...chosen, ...others];
        const rank = (score: number) =>
          2 * all.filter((other) => other < score).length + all.filter((other) => other === score).length + 1;
        const ranks = all.map(rank);
        const observed = chosen.reduce((sum, score) => sum + rank(score), 0);
        let [above, total] = [0, 0];
        for (let mask = 0; mask < 2 ** all.length; mask++) {
          const picked = ranks.filter((_, i) => (mask >> i) % 2 === 1);
          if (picked.length !== chosen.length) continue;
          total += 1;
          if (picked.reduce((sum, each) => sum + each, 0) >= observed) above += 1;
        }
        expect(rankSumTail(chosen, others)).toBeCloseTo(above / total, 12);
      }),
      RUNS,
    );
  });

  it('meets the normal law where the exact one ends', () => {
    const range = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);
    const [chosen, kept] = [range(60, 40), range(0, 60)];
    const exact = rankSumTail([...chosen.slice(0, 20), ...range(0, 20)], kept);
    const normal = rankSumTail([...chosen.slice(0, 21), ...range(0, 21)], [...kept, 30]);
    expect(Math.abs(exact - normal)).toBeLessThan(0.02);
  });
});
