import { describe, expect, it } from 'vitest';
import { coinsFrom } from '../../../src/core/kernel/coins.js';
import { seeded } from '../../../src/core/kernel/seeded.js';
import { roundSizes } from '../../../src/core/sampling/roundSizes.js';
import {
  drawBySize,
  expectedSizeProbabilities,
  sizeProbabilities,
  type Sized,
  type SizedDraw,
} from '../../../src/core/sampling/sizeProportional.js';
import { nodeHash } from '../../../src/crypto/nodeHash.js';
import { enumerateCoins, expectation } from './enumerateCoins.js';
import { formatRational, rational, sum } from './exact.js';

const tickets = seeded(nodeHash, new Uint8Array(32).fill(1)).tickets('sized');
const sized = (...sizes: number[]): Sized[] => sizes.map((size, i) => ({ id: `u${i}`, size }));
const draw = (...args: Parameters<typeof drawBySize>): SizedDraw => {
  const result = drawBySize(...args);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const shown = (pi: ReadonlyMap<string, { num: bigint; den: bigint }>) => [...pi.values()].map(formatRational);

describe('probabilities', () => {
  it('are proportional to size', () => {
    expect(shown(sizeProbabilities(sized(1, 2, 3, 4), 2))).toEqual(['1/5', '2/5', '3/5', '4/5']);
  });

  it('are 1 for units that size alone takes in, also when only the removal of others makes it so', () => {
    expect(shown(sizeProbabilities(sized(1, 100, 1, 6, 4), 3))).toEqual(['1/6', '1', '1/6', '1', '2/3']);
    expect(shown(sizeProbabilities(sized(5, 5), 2))).toEqual(['1', '1']);
    expect(shown(sizeProbabilities(sized(9, 9, 1), 0))).toEqual(['0', '0', '0']);
  });

  it('sum to the number drawn', () => {
    for (let n = 0; n <= 6; n++) {
      const pi = sizeProbabilities(sized(1, 1, 2, 30, 31, 900), n);
      expect(sum([...pi.values()])).toEqual(rational(n));
    }
  });
});

describe('drawBySize, over every outcome', () => {
  it.each([
    [sized(1, 2, 3, 4), 2],
    [sized(7, 1, 1, 50, 3, 3), 3],
    [sized(1, 1, 1), 1],
    [sized(4, 9, 2, 2, 5, 11), 4],
  ])('%o, n = %d', (units, n) => {
    const outcomes = enumerateCoins((coins) => draw('c', units, { n, reserves: 2 }, tickets, coins));
    for (const { id } of units) {
      const included = expectation(outcomes, ({ selected }) => (selected.some((u) => u.id === id) ? 1 : 0));
      expect(included).toEqual(outcomes[0]?.value.pi.get(id));
    }
    for (const { value } of outcomes) {
      expect(value.selected).toHaveLength(n);
      expect(value.reserves).toHaveLength(Math.min(2, units.length - n));
      const ids = [...value.selected, ...value.reserves].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('keeps the published probability when the number itself is rounded', () => {
    const units = sized(1, 2, 3, 9);
    const expected = new Map([['c', rational(9, 4)]]);
    const outcomes = enumerateCoins((coins) => {
      const n = roundSizes(expected, coins).get('c') ?? NaN;
      return draw('c', units, { n, reserves: 0 }, tickets, coins);
    });
    const pi = expectedSizeProbabilities(units, rational(9, 4));
    for (const { id } of units) {
      const included = expectation(outcomes, ({ selected }) => (selected.some((u) => u.id === id) ? 1 : 0));
      expect(included).toEqual(pi.get(id));
    }
  });
});

it('takes each unit of a larger cell within 5 σ of its probability in 100,000 seeded draws', () => {
  const units = sized(...Array.from({ length: 12 }, (_, i) => 1 + ((i * 37) % 23)));
  const coins = coinsFrom('ab'.repeat(32));
  const known = new Map(units.map(({ id }) => [id, tickets(id)]));
  const remembered = (id: string) => known.get(id) ?? tickets(id);
  const drawn = new Map(units.map(({ id }) => [id, 0]));
  for (let k = 0; k < 100_000; k++) {
    const { selected } = draw('c', units, { n: 5, reserves: 0 }, remembered, coins);
    for (const { id } of selected) drawn.set(id, (drawn.get(id) ?? 0) + 1);
  }
  for (const [id, pi] of sizeProbabilities(units, 5)) {
    const p = Number(pi.num) / Number(pi.den);
    const deviation = Math.abs((drawn.get(id) ?? 0) - 100_000 * p);
    expect(deviation).toBeLessThanOrEqual(5 * Math.sqrt(100_000 * p * (1 - p)));
  }
});

it('does not depend on the order of units', () => {
  const units = sized(3, 1, 4, 1, 5, 9, 2, 6);
  const once = (list: Sized[]) => draw('c', list, { n: 3, reserves: 3 }, tickets, coinsFrom('0'.repeat(64)));
  const [a, b] = [once(units), once([...units].reverse())];
  expect(b.selected).toEqual(a.selected);
  expect(b.reserves).toEqual(a.reserves);
});

it.each([
  [sized(1, 0), 1, 'sampling.bad-size'],
  [sized(1, 1.5), 1, 'sampling.bad-size'],
  [sized(1, 1), 3, 'sampling.cell-too-small'],
])('%o, n = %d is refused', (units, n, code) => {
  const result = drawBySize('c', units, { n, reserves: 0 }, tickets, coinsFrom('0'.repeat(64)));
  expect(!result.ok && result.error.code).toBe(code);
});
