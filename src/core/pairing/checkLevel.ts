import type { Grouping } from './grouping.js';
import { UNIT } from './matrix.js';
import { pairWeight, seatsOf } from './staffing.js';

/** Two units of rounding, one for each of two loads that are compared. */
const ROUNDING = 2 / UNIT;

/**
 * Checks that loads are level, by walking and not by solving: whoever could pass visits on, directly or over
 * others, to someone with less to carry shows that they are not. Returns such a pair of inspector classes
 * [heavier, lighter], or null. Loads are level exactly when there is none (Fujishige 1980). The load of each
 * class was rounded by less than a unit, so that amounts up to one unit a class prove nothing.
 */
export function findUneven(grouping: Grouping, units: Float64Array): readonly [number, number] | null {
  const walk = prepare(grouping, units);
  const order = [...walk.level.keys()].sort((a, b) => (walk.level[a] as number) - (walk.level[b] as number));
  for (const lighter of order) {
    if (walk.seen[lighter] === 1 || walk.full[lighter] === 1) continue;
    const limit = (walk.level[lighter] as number) + ROUNDING;
    const queue = [lighter];
    walk.seen[lighter] = 1;
    for (let c = queue.pop(); c !== undefined; c = queue.pop()) {
      if ((walk.level[c] as number) > limit) return [c, lighter];
      for (const heavier of passOnTo(walk, c)) {
        walk.seen[heavier] = 1;
        queue.push(heavier);
      }
    }
  }
  return null;
}

interface Walk {
  readonly grouping: Grouping;
  readonly units: Float64Array;
  readonly level: Float64Array;
  readonly full: Uint8Array;
  readonly seen: Uint8Array;
  /** Whether a seat of the kind (leads at 2k, others at 2k + 1) was already freed in the walk. */
  readonly freed: Uint8Array;
  /** Whether people who may lead also hold other seats there. */
  readonly overflows: Uint8Array;
  readonly pairsOfClass: readonly number[][];
  readonly pairsAt: readonly number[][];
}

function prepare(grouping: Grouping, units: Float64Array): Walk {
  const { inspectors, targets, from, to } = grouping;
  const sums = new Float64Array(inspectors.length);
  const byLeads = new Float64Array(targets.length);
  const pairsOfClass = inspectors.map((): number[] => []);
  const pairsAt = Array.from({ length: 2 * targets.length }, (): number[] => []);
  from.forEach((c, e) => {
    const [k, share] = [to[e] as number, units[e] as number];
    sums[c] = (sums[c] as number) + share;
    if (inspectors[c]?.mayLead === true) byLeads[k] = (byLeads[k] as number) + share;
    pairsOfClass[c]?.push(e);
    pairsAt[2 * k + (inspectors[c]?.mayLead === true ? 0 : 1)]?.push(e);
  });
  const each = (c: number): number => (sums[c] as number) / (inspectors[c]?.members.length ?? 1) / UNIT;
  return {
    grouping,
    units,
    level: Float64Array.from(inspectors, ({ carried }, c) => carried + each(c)),
    full: Uint8Array.from(inspectors, ({ room }, c) => (each(c) >= room ? 1 : 0)),
    seen: new Uint8Array(inspectors.length),
    freed: new Uint8Array(2 * targets.length),
    overflows: Uint8Array.from(targets, (_, k) =>
      (byLeads[k] as number) > seatsOf(grouping, k).leads * UNIT + inspectors.length ? 1 : 0,
    ),
    pairsOfClass,
    pairsAt,
  };
}

/** Classes not yet seen that hold a seat which class c could take over. */
function passOnTo(walk: Walk, c: number): number[] {
  const { grouping, units, pairsOfClass, pairsAt, seen } = walk;
  const slack = grouping.inspectors.length;
  const found: number[] = [];
  const free = (place: number): void => {
    if (walk.freed[place] === 1) return;
    walk.freed[place] = 1;
    for (const e of pairsAt[place] ?? []) {
      const holder = grouping.from[e] as number;
      if ((units[e] as number) > slack && seen[holder] === 0) found.push(holder);
    }
  };
  for (const e of pairsOfClass[c] ?? []) {
    if ((units[e] as number) >= pairWeight(grouping, e) * UNIT - slack) continue;
    const k = grouping.to[e] as number;
    // Who may lead can take any seat; the others take a lead's place only where leads hold other seats.
    const leads = grouping.inspectors[c]?.mayLead === true;
    free(2 * k + 1);
    if (leads || walk.overflows[k] === 1) free(2 * k);
  }
  return [...new Set(found)];
}
