import type { Place } from '../../core/kernel/problem.js';
import { at } from '../../core/kernel/problem.js';
import type { IntakeProblem } from './reasons.js';

/** How many problems one reading shows; the rest are counted. */
export const SHOWN = 100;

/**
 * Collects what is wrong, so that one reading tells everything and not the first fault only. The same
 * problem at the same place, such as a missing column that two fields read, counts once.
 */
export interface Faults {
  /** Number of problems, shown or not. */
  readonly count: () => number;
  readonly add: (problem: IntakeProblem, place: Place) => void;
  /** Problems in the order in which they were met; the last one counts those not shown. */
  readonly list: () => readonly IntakeProblem[];
}

export function collectFaults(shown = SHOWN): Faults {
  const problems: IntakeProblem[] = [];
  const met = new Set<string>();
  let more = 0;
  return {
    count: () => problems.length + more,
    add: (problem, place) => {
      const placed = at(problem, place);
      const key = JSON.stringify(placed);
      if (met.has(key)) return;
      // What is not shown is not remembered either: a file may hold millions of faults.
      if (problems.length === shown) more += 1;
      else {
        met.add(key);
        problems.push(placed);
      }
    },
    list: () =>
      more === 0 ? problems : [...problems, { code: 'intake.more-problems', params: { count: more } }],
  };
}
