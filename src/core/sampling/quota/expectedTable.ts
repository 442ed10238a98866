import type { KernelProblem } from '../../kernel/reasons.js';
import { compare, formatRational, mul, ONE, rational, ZERO, type Rational } from '../../kernel/rational.js';
import { err, ok, type Result } from '../../kernel/result.js';
import { elementAt } from '../elementAt.js';
import { readFactors } from '../expectedSizes.js';
import { inclusionProbability } from '../probability.js';
import type { SamplingProblem } from '../reasons.js';
import { boundsOf, capacities, limitsOf } from './bounds.js';
import { checkDesign, classProblemOf } from './checkDesign.js';
import { findConflict } from './conflict.js';
import { describeConflict } from './describeConflict.js';
import type { QuotaDesign } from './design.js';
import { levelledCells } from './levels.js';
import { buildTable, type CellCount, type Table } from './table.js';

/** Expected numbers of a crossed table; `expected[i]` and `pi[i]` belong to `table.cells[i]`. */
export interface QuotaExpectation {
  readonly table: Table;
  readonly expected: readonly Rational[];
  /** Inclusion probability of each unit of a cell: exact after rounding and tickets. */
  readonly pi: readonly Rational[];
}

/**
 * The expected number of each cell under quotas on two crossing margins, by `expect/leximin/v1`. A design
 * by rates keeps every rate that the quotas allow; a design by total shares it so that the smallest π,
 * relative to its weight, is as large as possible, then the next smallest, and so on.
 *
 * `sampling.quotas-conflict` names limits that cannot hold together and changes that would suffice.
 */
export function expectedTable(
  design: QuotaDesign,
  counts: readonly CellCount[],
): Result<QuotaExpectation, SamplingProblem | KernelProblem> {
  const checked = checkDesign(design);
  if (!checked.ok) return checked;
  const misplaced = classProblemOf(design.margins, counts);
  if (misplaced !== null) return err(misplaced);
  const table = buildTable(design.margins, counts);
  const rates = cellRates(design, table);
  if (!rates.ok) return rates;
  return underLimits(design, table, rates.value);
}

function underLimits(
  design: QuotaDesign,
  table: Table,
  rates: readonly Rational[],
): Result<QuotaExpectation, SamplingProblem> {
  const capacity = capacities(
    table,
    rates.map((rate) => rate.num > 0n),
  );
  const available = elementAt(capacity, capacity.length - 1);
  if (design.sizes.kind === 'total' && design.sizes.total > available)
    return err({ code: 'sampling.more-than-frame', params: { asked: design.sizes.total, available } });
  const limits = limitsOf(design, table);
  const bounds = boundsOf(capacity, limits);
  const conflict = findConflict(table, capacity, limits);
  if (conflict !== null || bounds === null) {
    const params = describeConflict(design, table, capacity, conflict);
    return err({ code: 'sampling.quotas-conflict', params });
  }
  const mass = table.cells.map(({ population }, i) => mul(rational(population), elementAt(rates, i)));
  const expected = levelledCells(table, bounds, mass, design.sizes.kind === 'rates');
  const pi = table.cells.map(({ population }, i) => inclusionProbability(elementAt(expected, i), population));
  return ok({ table, expected, pi });
}

/** The requested rate, or weight, of each cell: that of its class on the rate margin. */
function cellRates(
  { margins, rateMargin, sizes }: QuotaDesign,
  table: Table,
): Result<readonly Rational[], SamplingProblem | KernelProblem> {
  const k = margins.findIndex(({ name }) => name === rateMargin);
  const classes = table.cells.map((cell) => elementAt(cell.classes, k));
  const texts = sizes.kind === 'rates' ? sizes.rates : sizes.weights;
  const factors = readFactors(classes, texts);
  if (!factors.ok) return factors;
  for (const [cell, rate] of factors.value) {
    if (sizes.kind === 'rates' && compare(rate, ONE) > 0)
      return err({ code: 'sampling.rate-above-one', params: { cell, rate: formatRational(rate) } });
  }
  return ok(classes.map((name) => factors.value.get(name) ?? ZERO));
}
