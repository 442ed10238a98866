import type { Json } from '../../core/kernel/canonical.js';
import { addDays, monthDays } from '../../core/kernel/date.js';
import type { Hash } from '../../core/kernel/hash.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import { seeded } from '../../core/kernel/seeded.js';
import type { SecretCommitment } from '../../core/audit/secrets.js';
import type { Inspector } from '../../core/pairing/roster.js';
import { makeCommitment, secretBytes } from '../../core/replay/commit.js';
import { sortedEarlier, type EarlierTeam } from '../../core/replay/earlierTeam.js';
import { cappedAssess } from '../../core/replay/capped.js';
import { buildFrame } from '../../core/replay/frame.js';
import type { Plan } from '../../core/replay/plan.js';
import { selectTargets } from '../../core/replay/selectTargets.js';
import type { Working } from '../../core/replay/working.js';
import type { WorkCalendar } from '../../core/scheduling/visit.js';
import { assessorOf } from '../../core/scoring/assessAll.js';
import { unfitFor } from '../../core/scoring/approval.js';
import type { Register } from '../../core/scoring/register.js';
import type { RuleSet } from '../../core/scoring/ruleSet.js';
import { frameSubjects } from '../month/frameSubjects.js';

/** Everything that is known when a month is committed. */
export interface CommitInput {
  readonly register: Register;
  /** A checked rule set; a production draw needs its approval. */
  readonly rules: RuleSet;
  readonly plan: Plan;
  readonly roster: readonly Inspector[];
  readonly calendars: readonly WorkCalendar[];
  /** Teams of earlier months, for the plan's rotation and carried loads. */
  readonly earlier?: readonly EarlierTeam[];
  /** "YYYY-MM" */
  readonly month: string;
  readonly sequence: number;
  readonly codeVersion: string;
  /** At least 32 bytes in hex. */
  readonly frameSecret: string;
  readonly holders: readonly SecretCommitment[];
  /** Round of the plan's beacon chain; null for a plan without beacon. */
  readonly round: number | null;
}

/** Whether a plan can be drawn on a frame at all is the same under every seed: this one is tried and forgotten. */
const TRIAL_SEED = new Uint8Array(32);

/**
 * T0: facts as of the eve of the month → scores → frame → commitment. Nothing here knows the seed. A plan that
 * no seed could draw, such as one whose quotas conflict, is refused before it is committed to.
 */
export function commitMonth(hash: Hash, input: CommitInput): Result<Working, Problem> {
  const days = monthDays(input.month);
  if (!days.ok) return days;
  const asOf = addDays(days.value.first, -1);
  const { plan, rules: ruleSet } = input;
  const period = { from: days.value.first, to: days.value.last };
  const unfit = plan.kind === 'production' ? unfitFor(hash, ruleSet, period) : null;
  if (unfit !== null) return err(unfit);
  const rules = ruleSet as unknown as Json;
  const { roster, calendars, month, sequence, codeVersion, holders, round } = input;
  const earlier = sortedEarlier(input.earlier ?? []);
  const frameSecret = secretBytes(input.frameSecret);
  const frame = buildFrame(
    hash,
    frameSubjects(input.register, ruleSet, asOf, plan),
    (facts, day) => cappedAssess(plan.caps, assessorOf(ruleSet, facts, day)),
    asOf,
    frameSecret,
    plan.draw,
  );
  const { rows, facts } = frame;
  const basis = { plan, month, rows, roster, calendars, earlier };
  const committed = { ...basis, rules, sequence, codeVersion };
  const commitment = makeCommitment(hash, committed, { frameSecret, holders, round });
  if (!commitment.ok) return commitment;
  const drawable = selectTargets(basis, seeded(hash, TRIAL_SEED));
  if (!drawable.ok) return drawable;
  return ok({
    ...basis,
    rules,
    facts,
    frameSecret: input.frameSecret,
    commitment: commitment.value,
  });
}
