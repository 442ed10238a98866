import type { FrequencyCaps } from '../campaign/caps.js';
import { exclusionByCaps } from '../campaign/caps.js';
import type { VisitCount } from '../campaign/pastVisits.js';
import type { Assessment, Facts } from '../scoring/assessment.js';

/**
 * What is counted for the caps, as facts of the frame: they are bound with the other facts of the row, so that
 * everybody can reckon the exclusion again. `cap.evidence` names the records that were counted.
 */
export function capFacts({ own, all, daysSince, evidence }: VisitCount): Facts {
  return {
    'cap.visits': own,
    'cap.visitsAllAgencies': all,
    ...(daysSince === null ? {} : { 'cap.daysSince': daysSince }),
    ...(evidence.length === 0 ? {} : { 'cap.evidence': evidence.join(' ') }),
  };
}

/** The visits that the facts of a row count, none where the plan has no caps. */
export function countedVisits(facts: Facts): Pick<VisitCount, 'all' | 'evidence'> {
  const [all, evidence] = [facts['cap.visitsAllAgencies'], facts['cap.evidence']];
  return {
    all: typeof all === 'number' ? all : 0,
    evidence: typeof evidence === 'string' ? evidence.split(' ') : [],
  };
}

/** `capped` after another assessment, for each member of a population. */
export function cappedAssess(
  caps: FrequencyCaps | undefined,
  assess: (facts: Facts) => Assessment,
): (facts: Facts) => Assessment {
  return (facts) => capped(caps, facts, assess(facts));
}

/**
 * The assessment under the plan's caps: who has reached one is excluded with the cap's code, unless a rule
 * excludes them already or a trigger's ground passes. Counts that are missing are no way around a cap: the
 * row is excluded as `cap-unknown`.
 */
export function capped(caps: FrequencyCaps | undefined, facts: Facts, assessment: Assessment): Assessment {
  const { excluded, certainty } = assessment;
  if (caps === undefined || excluded !== null) return assessment;
  if (certainty !== null && caps.passes.some((ground) => ground === certainty.ground)) return assessment;
  const reason = exclusionOf(caps, facts);
  return reason === null ? assessment : { ...assessment, excluded: reason, certainty: null };
}

function exclusionOf(caps: FrequencyCaps, facts: Facts): string | null {
  const [own, all] = [facts['cap.visits'], facts['cap.visitsAllAgencies']];
  const daysSince = facts['cap.daysSince'] ?? null;
  if (typeof own !== 'number' || typeof all !== 'number') return 'cap-unknown';
  if (daysSince !== null && typeof daysSince !== 'number') return 'cap-unknown';
  return exclusionByCaps(caps, { own, all, daysSince });
}
