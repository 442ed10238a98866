import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromHex } from '../../src/core/kernel/bytes.js';
import { add, formatRational, rational } from '../../src/core/kernel/rational.js';
import { seeded, type Seeded } from '../../src/core/kernel/seeded.js';
import { expectedTable } from '../../src/core/sampling/quota/expectedTable.js';
import { roundTable } from '../../src/core/sampling/quota/roundTable.js';
import { drawBySize } from '../../src/core/sampling/sizeProportional.js';
import { nodeHash } from '../../src/crypto/nodeHash.js';
import { feasibleCases } from './quotaTables.js';

const seeds = fc
  .array(fc.nat(255), { minLength: 32, maxLength: 32 })
  .map((bytes) => bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(''));

function seededBy(hex: string): Seeded {
  const bytes = fromHex(hex);
  if (!bytes.ok) throw new Error(hex);
  return seeded(nodeHash, bytes.value);
}

/** The second implementation, written in Python from the specification. */
function inPython(cases: readonly unknown[]): unknown[] {
  const input = JSON.stringify(cases);
  const output = execFileSync('python3', ['docs/vectors/selection.py'], { input, maxBuffer: 1 << 28 });
  return JSON.parse(output.toString('utf8')) as unknown[];
}

it('50 random quota tables: Python finds the expected numbers right and rounds them alike', () => {
  const made = fc.sample(fc.tuple(feasibleCases, seeds), { seed: 4, numRuns: 50 });
  const solved = made.map(([{ design, counts }, seed]) => {
    const result = expectedTable(design, counts);
    if (!result.ok) throw new Error(result.error.code);
    const { table, expected } = result.value;
    const sizes = roundTable(table, expected, seededBy(seed).coins('sizes'));
    const request = { seed, design, counts, expected: expected.map(formatRational) };
    return {
      request,
      table,
      expected,
      answer: { cells: [...sizes.keys()], faults: [], sizes: [...sizes.values()] },
    };
  });
  const answers = inPython(solved.map(({ request }) => request));
  expect(answers).toEqual(solved.map(({ answer }) => answer));

  const moved = solved.map(({ request, expected }) => {
    const changed = expected.map((x, i) => (i === 0 ? add(x, rational(1, 1000)) : x));
    return { ...request, expected: changed.map(formatRational), design: { ...request.design, limits: [] } };
  });
  const byRates = moved.filter(({ design }) => design.sizes.kind === 'rates');
  expect(inPython(byRates).every((found) => (found as { faults: string[] }).faults.length > 0)).toBe(true);
});

it('100 random draws by size: the same units, reserves and probabilities', () => {
  const sized = fc.record({
    ids: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 30 }),
    sizes: fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 30, maxLength: 30 }),
    share: fc.nat(100),
    seed: seeds,
  });
  const made = fc.sample(sized, { seed: 5, numRuns: 100 });
  const drawn = made.map(({ ids, sizes, share, seed }) => {
    const units = ids.map((id, i) => ({ id, size: sizes[i] ?? 1 }));
    const n = Math.floor((ids.length * share) / 100);
    const draw = seededBy(seed);
    const counts = { n, reserves: ids.length };
    const result = drawBySize('C×1', units, counts, draw.tickets('by size'), draw.coins('units/C×1'));
    if (!result.ok) throw new Error(result.error.code);
    const { selected, reserves, pi } = result.value;
    const bySize = Object.fromEntries(units.map(({ id, size }) => [id, size]));
    return {
      request: { seed, cell: 'C×1', label: 'by size', n, sizes: bySize },
      answer: {
        drawn: selected.map(({ id }) => id),
        reserves: reserves.map(({ id }) => id),
        pi: Object.fromEntries([...pi].map(([id, p]) => [id, formatRational(p)])),
      },
    };
  });
  expect(inPython(drawn.map(({ request }) => request))).toEqual(drawn.map(({ answer }) => answer));
});
