import type { AuditProblem } from '../reasons.js';
import { holm, oneIn, shortNumber } from './chance.js';
import { poissonBinomialTails } from './poissonBinomial.js';

/**
 * How often something happened to one subject over several draws, and with which probability each time: an
 * enterprise drawn, an inspector sent to an enterprise, two inspectors meeting.
 */
export interface Tally {
  readonly subject: string;
  /** Published probability in each draw, each independent of the others. */
  readonly probabilities: readonly number[];
  readonly count: number;
}

/**
 * The subjects that were drawn more often or more rarely than chance explains: exact Poisson-binomial tails,
 * doubled for two sides, with Holm over all subjects. The chance of any false alarm is below `level`.
 */
export function unusualTallies(tallies: readonly Tally[], level: number): AuditProblem[] {
  const tails = tallies.map(({ probabilities, count }) => poissonBinomialTails(probabilities, count));
  const adjusted = holm(tails.map(({ lower, upper }) => Math.min(1, 2 * Math.min(lower, upper))));
  return tallies.flatMap((tally, i): AuditProblem[] => {
    const p = adjusted[i] ?? 1;
    if (p > level) return [];
    const { lower = 1, upper = 1 } = tails[i] ?? {};
    return [
      { code: upper < lower ? 'audit.too-often' : 'audit.too-rarely', params: evidence(tally, tallies, p) },
    ];
  });
}

function evidence({ subject, probabilities, count }: Tally, all: readonly Tally[], p: number) {
  const expected = shortNumber(probabilities.reduce((sum, each) => sum + each, 0));
  return { subject, count, expected, draws: probabilities.length, compared: all.length, oneIn: oneIn(p) };
}
