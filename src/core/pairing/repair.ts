import type { SeatRule } from './eligibility.js';
import type { Shortfall } from './shortage.js';
import { deficitOf, shortfallsOf, type World } from './world.js';

/** A change in k steps; step k contains step k - 1. */
export interface Change {
  readonly most: number;
  readonly apply: (k: number) => World;
}

/** Shortages of different parts of the network are repaired one after the other, at most this many. */
const MOST_PARTS = 50;

/** Repairs shortage after shortage with the fewest steps; null when the kind of change cannot do it. */
export function repair(start: World, change: (short: Shortfall, world: World) => Change): World | null {
  let world = start;
  for (let part = 0; part < MOST_PARTS; part++) {
    const { shortfalls } = shortfallsOf(world);
    const [worst] = shortfalls;
    if (worst === undefined) return world;
    const goal = shortfalls.reduce((sum, { deficit }) => sum + deficit, 0) - worst.deficit;
    const { most, apply } = change(worst, world);
    const steps = fewest(most, (k) => deficitOf(apply(k)) <= goal);
    if (steps === null) return null;
    world = apply(steps);
  }
  return null;
}

/** The smallest k from 1 to `most` that works, where more never works less. */
function fewest(most: number, works: (k: number) => boolean): number | null {
  let high = 1;
  while (high < most && !works(high)) high = Math.min(2 * high, most);
  if (most < 1 || !works(high)) return null;
  let low = high >> 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (works(middle)) high = middle;
    else low = middle;
  }
  return high;
}

export interface RuleTargets {
  readonly rule: SeatRule;
  readonly targets: Set<string>;
}

/** The rules of the seats that are short, each with its targets. */
export function distinctRules(short: Shortfall, world: World): RuleTargets[] {
  const inside = new Set(short.targets);
  const rules = new Map<string, RuleTargets>();
  for (const { target, rule } of shortfallsOf(world).seats) {
    if (!inside.has(target)) continue;
    const key = JSON.stringify(rule);
    const known = rules.get(key) ?? { rule, targets: new Set<string>() };
    rules.set(key, known);
    known.targets.add(target);
  }
  return [...rules.values()];
}
