import { isParameterRef } from './condition.js';
import type { SlotOf, Slots } from './factSlots.js';
import type { Amount, Points, RuleSet } from './ruleSet.js';

/** The number that an amount stands for; a parameter was checked to hold one. */
export function amountOf(amount: Amount, parameters: RuleSet['parameters']): number {
  if (!isParameterRef(amount)) return amount;
  const value = parameters[amount.parameter]?.value;
  return typeof value === 'number' ? value : 0;
}

/** The most that a rule can add or take away, in magnitude. */
export function mostPoints(points: Points, parameters: RuleSet['parameters']): number {
  return Math.abs(amountOf(points.kind === 'perUnit' ? points.cap : points.points, parameters));
}

/** Points before caps: always the same, or from the facts. */
export type CompiledPoints = number | ((slots: Slots) => number);

/** The points that a fired rule gives; a fact that is unknown or no number gives none. */
export function compilePoints(
  points: Points,
  parameters: RuleSet['parameters'],
  slotOf: SlotOf,
): CompiledPoints {
  const each = amountOf(points.points, parameters);
  if (points.kind === 'constant') return each;
  if (points.kind === 'perUnit') return perUnit(points, each, parameters, slotOf(points.fact));
  const age = slotOf(points.age);
  const over = amountOf(points.overDays, parameters);
  return (slots) => {
    const days = slots[age];
    if (typeof days !== 'number' || days < 0 || days >= over) return 0;
    return Math.trunc((each * (over - days)) / over) || 0;
  };
}

function perUnit(
  points: Extract<Points, { kind: 'perUnit' }>,
  each: number,
  parameters: RuleSet['parameters'],
  slot: number,
): (slots: Slots) => number {
  const { per = 1, above = 0 } = points;
  const cap = Math.abs(amountOf(points.cap, parameters));
  const [size, sign] = [Math.abs(each), Math.sign(each)];
  return (slots) => {
    const value = slots[slot];
    if (typeof value !== 'number' || value <= above) return 0;
    // Units are cut at the cap before multiplying, so that no product leaves the safe integers.
    const units = Math.min(Math.floor((value - above) / per), cap);
    return sign * Math.min(size * units, cap) || 0;
  };
}
