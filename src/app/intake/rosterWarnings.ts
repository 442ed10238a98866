import type { Day } from '../../core/kernel/date.js';
import type { Inspector } from '../../core/pairing/roster.js';
import type { IntakeProblem } from './reasons.js';

/**
 * Officers whom a draw for the day will pass over because every certificate, or the training, has ended.
 * They do not make the list wrong; planners want to know before they count on them.
 */
export function rosterWarnings(inspectors: readonly Inspector[], on: Day): readonly IntakeProblem[] {
  return inspectors
    .filter(({ kind }) => kind === 'officer')
    .flatMap(({ id, certificates, trainingValidTo: to }): IntakeProblem[] => {
      const ended = !certificates.some((one) => one.from <= on && on <= one.to);
      const untrained = to !== null && to < on;
      return [
        ...(ended ? [{ code: 'intake.certificates-ended', params: { id, on } } as const] : []),
        ...(untrained ? [{ code: 'intake.training-ended', params: { id, to, on } } as const] : []),
      ];
    });
}
