import { err, ok, type Result } from '../kernel/result.js';
import { checkPlan } from './input.js';
import type { TeamPlan } from './plan.js';
import type { PairingProblem } from './reasons.js';
import { relaxations } from './relax.js';
import type { Relaxation } from './relaxation.js';
import type { Inspector } from './roster.js';
import { shortfallsOf } from './world.js';

/** A part of the draw where seats outnumber what the people who qualify can fill. */
export interface ShortageNote {
  readonly kind: 'leads' | 'seats';
  readonly targets: readonly string[];
  readonly domains: readonly string[];
  readonly inspectors: readonly string[];
  readonly seats: number;
  readonly capacity: number;
  readonly deficit: number;
}

export interface ShortageReport {
  /** Largest deficit first; empty when the draw is possible, bars between people apart. */
  readonly shortages: readonly ShortageNote[];
  /** Each makes the draw possible on its own. */
  readonly relaxations: readonly Relaxation[];
}

/** Says what a draw is short of and what the smallest changes are that would make it possible. */
export function explainShortage(
  plan: TeamPlan,
  roster: readonly Inspector[],
): Result<ShortageReport, PairingProblem> {
  const input = checkPlan(plan, roster);
  if (!input.ok) return err(input.error);
  const { shortfalls, table } = shortfallsOf({ plan, roster });
  const shortages = shortfalls.map((short) => ({
    ...short,
    inspectors: short.inspectors.map((i) => table.roster[i]?.id ?? ''),
  }));
  return ok({
    shortages,
    relaxations: shortages.length === 0 ? [] : relaxations({ plan, roster }),
  });
}
