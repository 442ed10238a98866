import { floor, mul, rational, type Rational } from '../kernel/rational.js';
import { err, ok, type Result } from '../kernel/result.js';
import type { SchedulingProblem } from './reasons.js';

/** Officer-days set aside for one purpose, such as licensing checks, training, leave or duty. */
interface Deduction {
  readonly purpose: string;
  readonly days: number;
}

/**
 * What an annual plan starts from. Days are whole officer-days: one officer on one workday.
 * (安全生产年度监督检查计划编制办法, 2017: workdays by law × officers, less other enforcement, less
 * non-enforcement, are the days for planned inspections.)
 */
export interface CapacityInput {
  readonly workdays: number;
  readonly officers: number;
  readonly otherEnforcement: readonly Deduction[];
  readonly nonEnforcement: readonly Deduction[];
}

export interface Capacity {
  /** workdays × officers. */
  readonly total: number;
  readonly otherEnforcement: number;
  readonly nonEnforcement: number;
  /** What remains for planned inspections. */
  readonly inspection: number;
}

export interface Split {
  readonly key: number;
  readonly general: number;
  /** Shares of the planned days in whole per cent; the two add up to 100. */
  readonly keyPercent: number;
  readonly generalPercent: number;
}

/** Officer-days for planned inspections; refused when nothing remains. */
export function officerDays(input: CapacityInput): Result<Capacity, SchedulingProblem> {
  const total = input.workdays * input.officers;
  const otherEnforcement = sumOf(input.otherEnforcement);
  const nonEnforcement = sumOf(input.nonEnforcement);
  const inspection = total - otherEnforcement - nonEnforcement;
  if (inspection > 0) return ok({ total, otherEnforcement, nonEnforcement, inspection });
  return err({ code: 'scheduling.no-capacity', params: { total, otherEnforcement, nonEnforcement } });
}

function sumOf(deductions: readonly Deduction[]): number {
  return deductions.reduce((sum, { days }) => sum + days, 0);
}

/** The least days that key inspections must get: their least share (such as 3/5) of the days, rounded up. */
export function leastKeyDays({ inspection }: Capacity, leastShare: Rational): number {
  const spare = mul(rational(inspection), rational(leastShare.den - leastShare.num, leastShare.den));
  return inspection - Number(floor(spare));
}

/**
 * Holds a plan's days for key and general inspections against the capacity and the least share of the key
 * ones, which is taken of the planned days.
 */
export function splitDays(
  capacity: Capacity,
  key: number,
  general: number,
  leastShare: Rational,
): Result<Split, SchedulingProblem> {
  const planned = key + general;
  const { inspection: available } = capacity;
  if (planned > available) {
    const params = { planned, available, short: planned - available };
    return err({ code: 'scheduling.beyond-capacity', params });
  }
  const least = leastKeyDays({ ...capacity, inspection: planned }, leastShare);
  if (key < least) return err({ code: 'scheduling.key-share-too-small', params: { key, planned, least } });
  const keyPercent = planned === 0 ? 100 : Math.round((100 * key) / planned);
  return ok({ key, general, keyPercent, generalPercent: 100 - keyPercent });
}
