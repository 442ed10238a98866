import { err, ok, type Result } from '../kernel/result.js';
import { pinnedChain, roundTime } from './beaconChain.js';
import type { AuditProblem } from './reasons.js';
import type { SeedPlan } from './seedPlan.js';

/** Times of a draw in seconds since 1970-01-01T00:00:00Z. */
export interface DrawTimes {
  /** When the commitment entered the log: a witness's cosignature time where there is one. */
  readonly committedAt: number;
  readonly drawNotBefore: number;
  readonly drawnAt: number;
}

/**
 * The time rules of T0 and T1: the draw comes after the commitment and not before the announced time, and a
 * beacon round is one that nobody could know when the commitment was made.
 */
export function checkTiming(plan: SeedPlan, times: DrawTimes): Result<true, AuditProblem> {
  const { committedAt, drawNotBefore, drawnAt } = times;
  if (drawnAt < committedAt) {
    return err({ code: 'audit.drawn-before-commitment', params: { committedAt, drawnAt } });
  }
  if (drawnAt < drawNotBefore) {
    return err({ code: 'audit.drawn-too-early', params: { drawNotBefore, drawnAt } });
  }
  if (plan.beacon === null) return ok(true);
  const chain = pinnedChain(plan.beacon.chain);
  if (!chain.ok) return chain;
  const { round } = plan.beacon;
  const published = roundTime(chain.value, round);
  if (published > committedAt) return ok(true);
  return err({ code: 'audit.round-already-known', params: { round, published, committedAt } });
}
