import { err, ok, type Result } from '../kernel/result.js';
import type { AuditProblem } from './reasons.js';

/** Fewer digits than this could be thrown again in secret until they please: 10^20 exceeds 2^66. */
const DICE_DIGITS = 20;

/** Checks digits of ten-sided dice as read aloud: at least `needed` (never under 20) decimal digits. */
export function checkDice(dice: string, needed: number = DICE_DIGITS): Result<string, AuditProblem> {
  if (!/^[0-9]*$/.test(dice)) return err({ code: 'audit.dice-not-digits', params: { dice } });
  const least = Math.max(needed, DICE_DIGITS);
  if (dice.length >= least) return ok(dice);
  return err({ code: 'audit.dice-too-few', params: { digits: dice.length, needed: least } });
}
