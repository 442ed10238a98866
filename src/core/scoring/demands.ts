import { addDays, monthDays, type Day } from '../kernel/date.js';
import type { Assessment, Certainty } from './assessment.js';
import type { Rule } from './ruleSet.js';

/** What fired rules demand: the trigger due first gives the ground; an exclusion stands unless it yields to one. */
export function demands(fired: readonly Rule[], asOf: Day): Pick<Assessment, 'excluded' | 'certainty'> {
  let certainty: Certainty | null = null;
  for (const rule of fired) {
    if (rule.kind !== 'trigger') continue;
    const next = { ground: rule.ground, due: dueDay(rule, asOf), visit: rule.visit };
    if (certainty === null || isSooner(next.due, certainty.due)) certainty = next;
  }
  const stands = fired.find(
    (rule) => rule.kind === 'exclusion' && (certainty === null || !rule.yieldsToTriggers),
  );
  if (stands?.kind === 'exclusion') return { excluded: stands.reason, certainty: null };
  return { excluded: null, certainty };
}

/** A demand without a day comes after those that have one. */
const isSooner = (a: Day | null, b: Day | null): boolean => a !== null && (b === null || a < b);

/** A case inspection without a day is due the next day. */
function dueDay({ due, visit }: Extract<Rule, { kind: 'trigger' }>, asOf: Day): Day | null {
  if (due === null) return visit === 'case' ? addDays(asOf, 1) : null;
  if (due.kind === 'days') return addDays(asOf, due.days);
  const month = monthDays(addDays(asOf, 1).slice(0, 7));
  return month.ok ? month.value.last : null;
}
