import type { Json } from '../../core/kernel/canonical.js';
import { addDays, monthDays } from '../../core/kernel/date.js';
import type { Hash } from '../../core/kernel/hash.js';
import type { Problem } from '../../core/kernel/problem.js';
import { fromHex } from '../../core/kernel/bytes.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import { seeded } from '../../core/kernel/seeded.js';
import type { Inspector } from '../../core/pairing/roster.js';
import type { BundleContent } from '../../core/replay/bundle.js';
import { makeCommitment, secretBytes } from '../../core/replay/commit.js';
import { buildFrame, type Frame } from '../../core/replay/frame.js';
import { performDraw } from '../../core/replay/perform.js';
import type { Plan } from '../../core/replay/plan.js';
import type { Secrets } from '../../core/replay/secrets.js';
import { openCommitment } from '../../core/replay/seed.js';
import type { WorkCalendar } from '../../core/scheduling/visit.js';
import { assessAll } from '../../core/scoring/assessAll.js';
import { parseRuleSet } from '../../core/scoring/parseRuleSet.js';
import type { Register } from '../../core/scoring/register.js';
import type { RuleSet } from '../../core/scoring/ruleSet.js';
import { frameSubjects } from './frameSubjects.js';

export interface MonthInput {
  readonly register: Register;
  /** The rule set as parsed JSON. */
  readonly rules: Json;
  readonly plan: Plan;
  readonly roster: readonly Inspector[];
  readonly calendars: readonly WorkCalendar[];
  /** "YYYY-MM" */
  readonly month: string;
  readonly sequence: number;
  readonly dice: string | null;
  readonly secrets: Secrets;
  readonly codeVersion: string;
}

export interface MadeMonth {
  readonly ruleSet: RuleSet;
  readonly content: BundleContent;
}

/**
 * The whole month in one go: facts as of the eve of the month → scores → frame → commitment → seed → draw →
 * teams → dates. Nothing is written anywhere; a refusal leaves no trace.
 */
export function makeMonth(hash: Hash, input: MonthInput): Result<MadeMonth, Problem> {
  const ruleSet = parseRuleSet(input.rules);
  if (!ruleSet.ok) return ruleSet;
  const frame = frameOf(hash, input, ruleSet.value);
  if (!frame.ok) return frame;
  const { plan, rules, roster, calendars, month, sequence, codeVersion, secrets, dice } = input;
  const basis = { plan, month, rows: frame.value.rows, roster, calendars };
  const commitment = makeCommitment(hash, { ...basis, rules, sequence, codeVersion }, secrets);
  if (!commitment.ok) return commitment;
  const opening = openCommitment(hash, commitment.value, dice, secrets);
  if (!opening.ok) return opening;
  const seed = fromHex(opening.value.seed);
  if (!seed.ok) return seed;
  const performance = performDraw(basis, seeded(hash, seed.value));
  if (!performance.ok) return performance;
  const content: BundleContent = {
    ...basis,
    rules,
    facts: frame.value.facts,
    commitment: commitment.value,
    opening: opening.value,
    performance: performance.value,
  };
  return ok({ ruleSet: ruleSet.value, content });
}

function frameOf(hash: Hash, input: MonthInput, ruleSet: RuleSet): Result<Frame, Problem> {
  const days = monthDays(input.month);
  if (!days.ok) return err(days.error);
  const asOf = addDays(days.value.first, -1);
  const subjects = frameSubjects(input.register, ruleSet, asOf);
  const frameSecret = secretBytes(input.secrets.frameSecret);
  return ok(buildFrame(hash, subjects, (facts, day) => assessAll(ruleSet, facts, day), asOf, frameSecret));
}
