import { describe, expect, it } from 'vitest';
import { holm, oneIn } from '../../../../src/core/audit/fairness/chance.js';
import { testEquality, unequalStratum } from '../../../../src/core/audit/fairness/equalProbability.js';
import { frameDifference, grindingSigns } from '../../../../src/core/audit/fairness/grinding.js';
import { missProbability, neverDrawnGroups } from '../../../../src/core/audit/fairness/groups.js';
import { riskierReplaced } from '../../../../src/core/audit/fairness/replacements.js';
import { unusualTallies } from '../../../../src/core/audit/fairness/tallies.js';
import { unevenTickets } from '../../../../src/core/audit/fairness/ticketUniformity.js';
import { coinsFrom, shuffled } from '../../../../src/core/kernel/coins.js';
import { seeded } from '../../../../src/core/kernel/seeded.js';
import { nodeHash as hash } from '../../../../src/crypto/nodeHash.js';

const coins = coinsFrom('5e'.repeat(32));
const ids = (count: number) => Array.from({ length: count }, (_, i) => `e${String(i)}`);
const honest = (units: readonly string[], size: number, draws: number) =>
  Array.from({ length: draws }, () => shuffled(units, coins).slice(0, size));

/** All subsets of a size. */
function subsets<T>(items: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, i) => subsets(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]));
}

describe('equal probability in a stratum', () => {
  it('has a statistic whose mean is N − 1 over all outcomes, exactly', () => {
    const units = ids(4);
    const outcomes = subsets(units, 2);
    const all = outcomes.flatMap((one) =>
      outcomes.map((two) => testEquality({ stratum: 's', units, draws: [one, two] })),
    );
    const mean = all.reduce((sum, { statistic }) => sum + statistic, 0) / all.length;
    expect(mean).toBeCloseTo(3, 12);
  });

  it('raises false alarms as rarely as it says: 500 honest audits at 1 in 100', () => {
    const units = ids(10);
    let alarms = 0;
    for (let audit = 0; audit < 500; audit++) {
      if (unequalStratum({ stratum: 's', units, draws: honest(units, 3, 30) }, 0.01) !== null) alarms += 1;
    }
    // Mean 5, σ 2.2.
    expect(alarms).toBeLessThanOrEqual(16);
  });

  it('sees a platform that skips by a fixed step, so that some can never be drawn', () => {
    const units = ids(23);
    const draws = Array.from({ length: 40 }, () => {
      const start = Number(coins.below(3n));
      return units.filter((_, i) => i % 3 === start).slice(0, 5);
    });
    const alarm = unequalStratum({ stratum: 'C', units, draws }, 0.001);
    expect(alarm).toMatchObject({
      code: 'audit.unequal-stratum',
      params: { stratum: 'C', units: 23, draws: 40 },
    });
    expect(alarm?.params).toHaveProperty('oneIn', expect.any(Number));
  });

  it('waits for enough draws, and has nothing to say of a stratum that is drawn whole', () => {
    const units = ids(10);
    const few = { stratum: 's', units, draws: [units.slice(0, 3), units.slice(0, 3)] };
    expect(testEquality(few).settled).toBe(false);
    expect(unequalStratum(few, 0.5)).toBeNull();
    expect(testEquality({ stratum: 's', units, draws: [units, units] })).toMatchObject({
      statistic: 0,
      p: 1,
    });
  });
});

describe('one enterprise', () => {
  const others = ids(20).map((subject) => ({
    subject,
    probabilities: new Array<number>(24).fill(0.3),
    count: 7,
  }));
  const level = 0.01;

  it('is named when it is spared or hunted, with what chance would do', () => {
    const probabilities = new Array<number>(36).fill(0.3);
    const spared = { subject: 'spared', probabilities, count: 0 };
    const hunted = { subject: 'hunted', probabilities: new Array<number>(24).fill(0.1), count: 12 };
    const alarms = unusualTallies([...others, spared, hunted], level);
    expect(alarms.map(({ code, params }) => [code, 'subject' in params && params.subject])).toEqual([
      ['audit.too-rarely', 'spared'],
      ['audit.too-often', 'hunted'],
    ]);
    // 2 · 0.7^36, times the 21 subjects still compared at Holm's second step.
    expect(alarms[0]?.params).toEqual({
      subject: 'spared',
      count: 0,
      expected: '10.8',
      draws: 36,
      compared: 22,
      oneIn: Math.floor(1 / (2 * 0.7 ** 36 * 21)),
    });
  });

  it('is left alone when its luck is ordinary', () => {
    expect(unusualTallies(others, level)).toEqual([]);
    expect(unusualTallies([{ subject: 'e', probabilities: [0.5], count: 1 }], level)).toEqual([]);
  });
});

describe('Holm', () => {
  it('adjusts step by step and never lets a larger p-value fall below a smaller one', () => {
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
    expect(holm([0.9, 0.6])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });

  it('speaks of chance as 1 in n', () => {
    expect([oneIn(1), oneIn(0.004), oneIn(0)]).toEqual([1, 250, 1e15]);
  });
});

describe('a group', () => {
  it('is missed with the hypergeometric probability, by enumeration', () => {
    const units = ids(6);
    const missed = subsets(units, 2).filter((drawn) => !drawn.includes('e0') && !drawn.includes('e1')).length;
    expect(missProbability({ size: 6, drawn: 2, members: 2 })).toBeCloseTo(missed / 15, 15);
    expect(missProbability({ size: 6, drawn: 5, members: 2 })).toBe(0);
    expect(missProbability({ size: 6, drawn: 2, members: 0 })).toBe(1);
  });

  it('that is never drawn is named, one that was drawn once is not', () => {
    const draws = Array.from({ length: 12 }, () => ({ size: 200, drawn: 20, members: 8 }));
    const alarms = neverDrawnGroups(
      [
        { group: 'owner A', draws, count: 0 },
        { group: 'owner B', draws, count: 1 },
      ],
      0.001,
    );
    expect(alarms).toMatchObject([
      { code: 'audit.group-never-drawn', params: { group: 'owner A', members: 8, draws: 12, compared: 2 } },
    ]);
  });
});

describe('tickets', () => {
  const ticket = seeded(hash, new Uint8Array(32).fill(4)).tickets('test');

  it('by the hash are even', () => {
    expect(unevenTickets(ids(5000).map(ticket), 0.001)).toBeNull();
  });

  it('that crowd are seen', () => {
    const crowded = ids(5000).map((id) => ticket(id).with(0, (ticket(id)[0] ?? 0) >> 1));
    expect(unevenTickets(crowded, 0.001)).toMatchObject({
      code: 'audit.tickets-uneven',
      params: { tickets: 5000 },
    });
    expect(unevenTickets(crowded.slice(0, 19), 0.001)).toBeNull();
  });
});

describe('replaced targets', () => {
  it('that were the riskiest point to the person', () => {
    const kept = Array.from({ length: 20 }, (_, i) => i);
    const suspect = { person: 'zhao', replaced: [40, 41, 42, 43, 44], kept };
    const innocent = { person: 'qian', replaced: [3, 15], kept };
    expect(riskierReplaced([suspect, innocent], 0.001)).toEqual([
      {
        code: 'audit.replaced-riskier',
        // 1 of C(25, 5) subsets, twice for two people.
        params: { person: 'zhao', replaced: 5, drawn: 25, compared: 2, oneIn: 53_130 / 2 },
      },
    ]);
  });
});

describe('grinding', () => {
  it('shows attempts, voids after a draw, and a commitment left lying', () => {
    const history = {
      campaign: 'c',
      attempts: 3,
      voids: 2,
      voidsAfterDraw: 1,
      substitutions: 0,
      inspectorSubstitutions: 0,
      incidents: 0,
      problems: [],
    };
    const live = { sequence: 3, commitment: 'ab', draw: null, opening: null };
    expect(grindingSigns({ ...history, live })).toEqual({
      campaign: 'c',
      attempts: 3,
      voids: 2,
      voidsAfterDraw: 1,
      abandoned: true,
    });
    expect(grindingSigns({ ...history, live: { ...live, draw: 'cd' } }).abandoned).toBe(false);
    expect(grindingSigns({ ...history, live: null }).abandoned).toBe(false);
  });

  it('shows what changed in the frame between two attempts', () => {
    const before = new Map([
      ['b', '1'],
      ['a', '1'],
      ['c', '1'],
    ]);
    const after = new Map([
      ['d', '1'],
      ['a', '2'],
      ['c', '1'],
    ]);
    expect(frameDifference(before, after)).toEqual({ added: ['d'], removed: ['b'], changed: ['a'] });
  });
});
