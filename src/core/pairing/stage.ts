import type { Coins } from '../kernel/coins.js';
import { err, ok, type Result } from '../kernel/result.js';
import { deal } from './deal.js';
import { shortages, type Witness } from './feasibility.js';
import { group, type Grouping, type People, type Seats } from './grouping.js';
import { levelLoads } from './level.js';
import { fractionalMatrix, UNIT, UNIT_BITS, type Matrix } from './matrix.js';
import { roundMatrix } from './round.js';
import { buildStaffing, type Staffing } from './staffing.js';

/** The matrix that a stage is drawn from: units/UNIT seats expected per pair of classes. */
export interface StageMatrix extends Matrix {
  /** Only the pairs and seats that the stage draws. */
  readonly grouping: Grouping;
}

/** A stage whose seats cannot all be filled. */
export interface Short {
  readonly staffing: Staffing;
  readonly witnesses: readonly Witness[];
}

/** Steps 1 to 4 for the seats that are still open, cut down to those that this stage draws. */
export function solveStage(
  people: People,
  seats: readonly Seats[],
  leastCap: number,
): Result<StageMatrix, Short> {
  const staffing = buildStaffing(group(people, seats));
  const witnesses = shortages(staffing);
  if (witnesses.length > 0) return err({ staffing, witnesses });
  const matrix = fractionalMatrix(staffing, levelLoads(staffing), leastCap);
  return ok(drawnNow(staffing.grouping, matrix));
}

/** Step 5: who sits where; one list of places in the roster per seat record, empty for those left for later. */
export function drawStage(matrix: StageMatrix, coins: (part: string) => Coins): number[][] {
  const { grouping, units } = matrix;
  return deal(grouping, roundMatrix(grouping, units, UNIT_BITS, coins('round')), coins('deal'));
}

/** The pairs and seats of a stage that are drawn now: the lead seat first where one seat of several is. */
export function groupingNow(grouping: Grouping): { grouping: Grouping; pairs: Int32Array } {
  const { inspectors, targets, from, to } = grouping;
  const pairs = from.map((_, e) => e).filter((e) => drawsPair(grouping, e));
  return {
    pairs,
    grouping: {
      inspectors,
      targets: targets.map((target) => ({ ...target, ...seatsNow(target) })),
      from: pairs.map((e) => from[e] as number),
      to: pairs.map((e) => to[e] as number),
    },
  };
}

function drawsPair(grouping: Grouping, e: number): boolean {
  const { turn, leads } = grouping.targets[grouping.to[e] as number] ?? { turn: 'later', leads: 0 };
  return turn === 'all' || (turn === 'one' && (leads === 0 || leadPair(grouping, e)));
}

/**
 * The part of a matrix that is drawn now. Everybody's share of a single seat is in proportion to the share of
 * all seats that it is taken from.
 */
function drawnNow(all: Grouping, { units, ...caps }: Matrix): StageMatrix {
  const { grouping, pairs } = groupingNow(all);
  const pairsOf = all.targets.map((): number[] => []);
  for (const e of pairs) pairsOf[all.to[e] as number]?.push(e);
  const part = new Float64Array(units.length);
  all.targets.forEach(({ members, turn }, k) => {
    takePart(part, units, pairsOf[k] ?? [], turn === 'one' ? members.length * UNIT : Infinity);
  });
  return { grouping, units: Float64Array.from(pairs, (e) => part[e] as number), ...caps };
}

function leadPair({ inspectors, from }: Grouping, e: number): boolean {
  return inspectors[from[e] as number]?.mayLead === true;
}

function seatsNow({ count, leads, turn }: Grouping['targets'][number]): { count: number; leads: number } {
  if (turn === 'all') return { count, leads };
  return turn === 'one' ? { count: 1, leads: Math.min(leads, 1) } : { count: 0, leads: 0 };
}

/** Fills `part` with integers in proportion to `units`, none larger, that sum to `want` (or to all). */
function takePart(part: Float64Array, units: Float64Array, pairs: readonly number[], want: number): void {
  const all = pairs.reduce((sum, e) => sum + (units[e] as number), 0);
  if (want >= all) {
    for (const e of pairs) part[e] = units[e] as number;
    return;
  }
  let left = want;
  for (const e of pairs) {
    part[e] = Math.min(Math.floor(((units[e] as number) / all) * want), left);
    left -= part[e];
  }
  for (let n = 0; left > 0; n = (n + 1) % pairs.length) {
    const e = pairs[n] as number;
    if ((part[e] as number) >= (units[e] as number)) continue;
    part[e] = (part[e] as number) + 1;
    left--;
  }
}
