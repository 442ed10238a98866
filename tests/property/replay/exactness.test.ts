import { describe, expect, it, vi } from 'vitest';
import type { Coins } from '../../../src/core/kernel/coins.js';
import {
  add,
  formatRational,
  mul,
  parseRational,
  rational,
  ZERO,
  type Rational,
} from '../../../src/core/kernel/rational.js';
import { seeded, type Seeded } from '../../../src/core/kernel/seeded.js';
import { utf8 } from '../../../src/core/kernel/text.js';
import type { FrameRow } from '../../../src/core/replay/frameRow.js';
import type { Plan } from '../../../src/core/replay/plan.js';
import type { PlanDraw } from '../../../src/core/replay/planDraw.js';
import { cellOf } from '../../../src/core/replay/population.js';
import { selectTargets } from '../../../src/core/replay/selectTargets.js';
import { expectedSizeProbabilities } from '../../../src/core/sampling/sizeProportional.js';
import { nodeHash } from '../../../src/crypto/nodeHash.js';
import { must } from '../../fixtures/smallBundle.js';
import { smallMonth } from '../../fixtures/smallMonth.js';
import { enumerateCoins } from '../../unit/sampling/enumerateCoins.js';

vi.setConfig({ testTimeout: 120_000 });
const DRAWS = 100_000;

const plan = JSON.parse(smallMonth('').plan) as Plan;

/** Three units of tier A and two of tier B, in two districts, of sizes 1, 2, 5, 10 and 17. */
const rows: readonly FrameRow[] = Array.from({ length: 5 }, (_, i) => {
  const [tier, district] = [i < 3 ? 'A' : 'B', String(1 + (i % 2))];
  return {
    ...{ id: `u${String(i)}`, name: '', cell: tier, tier, margins: { tier, district } },
    ...{ score: 0, fired: [], factsHash: '', excluded: null, certainty: null },
    ...{ region: district, street: null, size: 1 + i * i },
  };
});

const rates = { kind: 'rates', rates: { A: '30 %', B: '55 %' } } as const;
const flat = (...names: string[]) => Object.fromEntries(names.map((name) => [name, null]));

/** The designs that publish exact probabilities, on five units: (a), (b) and (d) of the protocol. */
const DESIGNS: Readonly<Record<string, PlanDraw>> = {
  'one stratification': rates,
  'a total over strata': { kind: 'total', total: 2, weights: { A: '1', B: '2' } },
  'two crossing margins with a maximum': {
    kind: 'margins',
    margins: [
      { name: 'tier', classes: flat('A', 'B') },
      { name: 'district', classes: flat('1', '2') },
    ],
    sizes: rates,
    rateMargin: 'tier',
    limits: [{ at: { district: '1' }, min: null, max: 1 }],
  },
  'proportional to size': { kind: 'size', sizes: rates, measure: 'score' },
};

/** The π that is published of every unit: its cell's or, where sizes differ, its own. */
function published(draw: PlanDraw): ReadonlyMap<string, Rational> {
  const place = cellOf(draw);
  const { cells } = must(selectTargets(basisOf(draw), seeded(nodeHash, new Uint8Array(32))));
  return new Map(
    rows.map((row) => {
      const cell = cells.find((each) => each.cell === place(row));
      const units = rows
        .filter((each) => place(each) === cell?.cell)
        .map(({ id, size }) => ({ id, size: size ?? 0 }));
      const own =
        cell === undefined || cell.pi === null
          ? expectedSizeProbabilities(units, must(parseRational(cell?.expected ?? '0'))).get(row.id)
          : must(parseRational(cell.pi));
      return [row.id, own ?? ZERO];
    }),
  );
}

const basisOf = (draw: PlanDraw) => ({
  plan: { ...plan, draw },
  month: '2026-03',
  rows,
  roster: [],
  calendars: [],
  earlier: [],
});

const drawnBy = (draw: PlanDraw, source: Seeded): readonly string[] =>
  must(selectTargets(basisOf(draw), source)).targets.map(({ id }) => id);

/** Tickets in the given order of ids, and coins that are enumerated. */
const staged = (order: readonly string[], coins: Coins): Seeded => ({
  tickets: () => (id) => Uint8Array.of(order.indexOf(id)),
  coins: () => coins,
});

function* permutations(ids: readonly string[]): Generator<readonly string[]> {
  if (ids.length < 2) yield ids;
  for (const [i, first] of ids.entries())
    if (ids.length > 1)
      for (const rest of permutations([...ids.slice(0, i), ...ids.slice(i + 1)])) yield [first, ...rest];
}

describe.each(Object.entries(DESIGNS))('%s', (_, draw) => {
  const pi = published(draw);

  it('draws each unit with exactly its published probability, over every order of tickets and every coin', () => {
    const hits = new Map<string, Rational>();
    let orders = 0;
    for (const order of permutations(rows.map(({ id }) => id))) {
      orders++;
      for (const { value, probability } of enumerateCoins((coins) => drawnBy(draw, staged(order, coins))))
        for (const id of value) hits.set(id, add(hits.get(id) ?? ZERO, probability));
    }
    expect(orders).toBe(120);
    for (const [id, own] of pi) {
      const share = mul(hits.get(id) ?? ZERO, rational(1n, BigInt(orders)));
      expect(formatRational(share), id).toBe(formatRational(own));
    }
  });
});

// Draws by the hundred thousand on two margins and by size are in the tests of their own algorithms.
describe.each(Object.entries(DESIGNS).slice(0, 2))('%s, drawn from seeds', (_, draw) => {
  const pi = published(draw);

  it('draws each unit within 5 σ of it in 100,000 seeded draws', () => {
    const hits = new Map<string, number>();
    for (let k = 0; k < DRAWS; k++) {
      const seed = nodeHash.sha256(utf8(`draw ${String(k)}`));
      for (const id of drawnBy(draw, seeded(nodeHash, seed))) hits.set(id, (hits.get(id) ?? 0) + 1);
    }
    for (const [id, { num, den }] of pi) {
      const p = Number(num) / Number(den);
      const off = Math.abs((hits.get(id) ?? 0) - DRAWS * p);
      expect(off, id).toBeLessThanOrEqual(5 * Math.sqrt(DRAWS * p * (1 - p)));
    }
  });
});
