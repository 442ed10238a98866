import { addDays, monthDays, type Day } from '../kernel/date.js';
import type { Assessment, Certainty } from './assessment.js';
import type { Rule } from './ruleSet.js';

export type Demands = Pick<Assessment, 'excluded' | 'certainty'>;

type Trigger = Extract<Rule, { kind: 'trigger' }>;

/** Reckons demands; the due days of one day are kept, as a whole population is assessed for the same day. */
export function newDemands(): (fired: readonly Rule[], asOf: Day) => Demands {
  let day = '';
  const dueDays = new Map<Trigger, Day | null>();
  return (fired, asOf) => {
    if (asOf !== day) dueDays.clear();
    day = asOf;
    return demandsOf(fired, (trigger) => {
      const known = dueDays.get(trigger);
      const due = known === undefined ? dueDay(trigger, asOf) : known;
      dueDays.set(trigger, due);
      return due;
    });
  };
}

/** What fired rules demand: the trigger due first gives the ground; an exclusion stands unless it yields to one. */
function demandsOf(fired: readonly Rule[], dueOf: (trigger: Trigger) => Day | null): Demands {
  let certainty: Certainty | null = null;
  for (const rule of fired) {
    if (rule.kind !== 'trigger') continue;
    const next = { ground: rule.ground, due: dueOf(rule), visit: rule.visit };
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
function dueDay({ due, visit }: Trigger, asOf: Day): Day | null {
  if (due === null) return visit === 'case' ? addDays(asOf, 1) : null;
  if (due.kind === 'days') return addDays(asOf, due.days);
  const month = monthDays(addDays(asOf, 1).slice(0, 7));
  return month.ok ? month.value.last : null;
}
