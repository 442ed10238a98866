import type { Coins } from '../kernel/coins.js';
import { deal } from './deal.js';
import { shortages, type Witness } from './feasibility.js';
import { group, type Grouping, type People, type Seats } from './grouping.js';
import { levelLoads } from './level.js';
import { fractionalMatrix, UNIT, UNIT_BITS } from './matrix.js';
import { roundMatrix } from './round.js';
import { buildStaffing, type Staffing } from './staffing.js';

/** The matrix that a stage is drawn from: units/UNIT seats expected per pair of classes. */
export interface StageMatrix {
  readonly grouping: Grouping;
  readonly units: Float64Array;
  /** No P(inspector, visit) of all seats still open exceeds cap/UNIT. */
  readonly cap: number;
}

export type Solved =
  | { readonly staffed: true; readonly matrix: StageMatrix }
  | { readonly staffed: false; readonly staffing: Staffing; readonly witnesses: readonly Witness[] };

/** Steps 1 to 4 for the seats that are still open, cut down to those that this stage draws. */
export function solveStage(people: People, seats: readonly Seats[], leastCap: number): Solved {
  const staffing = buildStaffing(group(people, seats));
  const witnesses = shortages(staffing);
  if (witnesses.length > 0) return { staffed: false, staffing, witnesses };
  const { units, cap } = fractionalMatrix(staffing, levelLoads(staffing), leastCap);
  return { staffed: true, matrix: drawnNow({ grouping: staffing.grouping, units, cap }) };
}

/** Step 5: who sits where; one list of places in the roster per seat record, empty for those left for later. */
export function drawStage(matrix: StageMatrix, coins: (part: string) => Coins): number[][] {
  const { grouping, units } = matrix;
  return deal(grouping, roundMatrix(grouping, units, UNIT_BITS, coins('round')), coins('deal'));
}

/**
 * The part of a matrix that is drawn in this stage. Where one seat of several is drawn, the lead seat comes
 * first, and everybody's share of it is in proportion to the share of all seats that it is taken from.
 */
export function drawnNow({ grouping, units, cap }: StageMatrix): StageMatrix {
  if (grouping.targets.every(({ turn }) => turn === 'all')) return { grouping, units, cap };
  const pairsOf = grouping.targets.map((): number[] => []);
  grouping.to.forEach((k, e) => pairsOf[k]?.push(e));
  const part = new Float64Array(units.length);
  const kept: number[] = [];
  grouping.targets.forEach(({ members, leads, turn }, k) => {
    const pairs = pairsOf[k]?.filter((e) => turn === 'all' || leads === 0 || leadPair(grouping, e)) ?? [];
    if (turn === 'later') return;
    takePart(part, units, pairs, turn === 'one' ? members.length * UNIT : Infinity);
    kept.push(...pairs);
  });
  kept.sort((a, b) => a - b);
  const targets = grouping.targets.map((target) => ({ ...target, ...seatsNow(target) }));
  return {
    grouping: {
      inspectors: grouping.inspectors,
      targets,
      from: Int32Array.from(kept, (e) => grouping.from[e] as number),
      to: Int32Array.from(kept, (e) => grouping.to[e] as number),
    },
    units: Float64Array.from(kept, (e) => part[e] as number),
    cap,
  };
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
