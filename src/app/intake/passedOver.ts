import { monthDays } from '../../core/kernel/date.js';
import type { Inspector } from '../../core/pairing/roster.js';
import type { IntakeProblem } from './reasons.js';
import { rosterWarnings } from './rosterWarnings.js';

/** Officers whom a month's draw passes over, since certificates and training must last to its end. */
export function passedOver(inspectors: readonly Inspector[], month: string): readonly IntakeProblem[] {
  const days = monthDays(month);
  return days.ok ? rosterWarnings(inspectors, days.value.last) : [];
}
