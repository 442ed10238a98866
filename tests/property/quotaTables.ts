import fc from 'fast-check';
import type { Margin, QuotaDesign, QuotaLimit } from '../../src/core/sampling/quota/design.js';
import type { CellCount } from '../../src/core/sampling/quota/table.js';

export interface QuotaCase {
  readonly design: QuotaDesign;
  readonly counts: readonly CellCount[];
}

const RATES = ['1/50', '3/100', '1/10', '2/7', '1/2', '1'];

/** Classes r0, r1, … of which the first half stands below one common class when `deep`. */
function hierarchy(name: string, prefix: string, size: number, deep: boolean): Margin {
  const leaves = Array.from({ length: size }, (_, i) => `${prefix}${i}`);
  const half = leaves.slice(0, Math.ceil(size / 2));
  const parent = (leaf: string) => (deep && half.includes(leaf) ? `${prefix} upper` : null);
  const classes = Object.fromEntries(leaves.map((leaf) => [leaf, parent(leaf)]));
  return { name, classes: deep ? { ...classes, [`${prefix} upper`]: null } : classes };
}

/**
 * Crossed tables of 3–8 × 3–8 cells under quotas around a hidden table that meets them all, so that every
 * case is feasible; by rates or by total.
 */
export const feasibleCases: fc.Arbitrary<QuotaCase> = fc
  .record({ rows: fc.integer({ min: 3, max: 8 }), columns: fc.integer({ min: 3, max: 8 }) })
  .chain(({ rows, columns }) =>
    fc.record({
      rows: fc.constant(rows),
      columns: fc.constant(columns),
      numbers: fc.array(fc.oneof(fc.integer({ min: 1, max: 40 }), fc.nat(3)), {
        minLength: rows * columns,
        maxLength: rows * columns,
      }),
      shares: fc.array(fc.nat(100), { minLength: rows * columns, maxLength: rows * columns }),
      rates: fc.array(fc.constantFrom(...RATES), { minLength: rows, maxLength: rows }),
      slack: fc.array(fc.option(fc.nat(3)), { minLength: 2 * (rows + columns + 2), maxLength: 40 }),
      deep: fc.tuple(fc.boolean(), fc.boolean()),
      byTotal: fc.boolean(),
    }),
  )
  .map((made) => {
    const margins = [
      hierarchy('tier', 'r', made.rows, made.deep[0]),
      hierarchy('district', 'c', made.columns, made.deep[1]),
    ] as const;
    const counts = made.numbers.map((population, k) => ({
      classes: [`r${Math.floor(k / made.columns)}`, `c${k % made.columns}`],
      population,
    }));
    const hidden = counts.map(({ population }, k) => Math.floor((population * (made.shares[k] ?? 0)) / 100));
    const limits = limitsAround(margins, counts, hidden, made.slack);
    const rates = Object.fromEntries(made.rates.map((rate, i) => [`r${i}`, rate]));
    const total = hidden.reduce((a, b) => a + b, 0);
    const sizes: QuotaDesign['sizes'] = made.byTotal
      ? { kind: 'total', total, weights: rates }
      : { kind: 'rates', rates };
    return { design: { margins, rateMargin: 'tier', sizes, limits }, counts };
  });

function limitsAround(
  margins: readonly Margin[],
  counts: readonly CellCount[],
  hidden: readonly number[],
  slack: readonly (number | null)[],
): QuotaLimit[] {
  const under = (margin: Margin, at: string | undefined, name: string): boolean =>
    at === name || (at !== undefined && margin.classes[at] === name);
  const names = margins.flatMap((margin, k) =>
    Object.keys(margin.classes).map((name) => ({ margin, k, name })),
  );
  return names.flatMap(({ margin, k, name }, i) => {
    const held = hidden.reduce(
      (all, value, cell) => all + (under(margin, counts[cell]?.classes[k], name) ? value : 0),
      0,
    );
    const [below, above] = [slack[2 * i] ?? null, slack[2 * i + 1] ?? null];
    if (below === null && above === null) return [];
    const min = below === null ? null : Math.max(0, held - below);
    return [{ at: { [margin.name]: name }, min, max: above === null ? null : held + above }];
  });
}
