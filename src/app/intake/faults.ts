import type { Place } from '../../core/kernel/problem.js';
import { at } from '../../core/kernel/problem.js';
import type { IntakeProblem } from './reasons.js';

/** How many problems one reading shows; the rest are counted. */
const SHOWN = 100;

/** Collects what is wrong, so that one reading tells everything and not the first fault only. */
export interface Faults {
  /** Number of problems, shown or not. */
  readonly count: () => number;
  readonly add: (problem: IntakeProblem, place: Place) => void;
  /** Problems in the order in which they were met; the last one counts those not shown. */
  readonly list: () => readonly IntakeProblem[];
}

export function collectFaults(shown = SHOWN): Faults {
  const problems: IntakeProblem[] = [];
  let count = 0;
  return {
    count: () => count,
    add: (problem, place) => {
      count++;
      if (problems.length < shown) problems.push(at(problem, place));
    },
    list: () =>
      count === problems.length
        ? problems
        : [...problems, { code: 'intake.more-problems', params: { count: count - problems.length } }],
  };
}
