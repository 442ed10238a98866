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
  return {
    count: () => met.size,
    add: (problem, place) => {
      const placed = at(problem, place);
      const key = JSON.stringify(placed);
      if (met.has(key)) return;
      met.add(key);
      if (problems.length < shown) problems.push(placed);
    },
    list: () =>
      met.size === problems.length
        ? problems
        : [...problems, { code: 'intake.more-problems', params: { count: met.size - problems.length } }],
  };
}
