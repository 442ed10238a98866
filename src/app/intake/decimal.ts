import { err, ok, type Result } from '../../core/kernel/result.js';
import type { IntakeProblem } from './reasons.js';

/** Optional sign, digits, optional fraction, optional power of ten of at most two digits. */
const DECIMAL = /^([+-]?)(\d{1,30})(?:\.(\d{1,30}))?(?:[eE]([+-]?\d{1,2}))?$/;

/**
 * Reads a decimal ("19.2504", "5e-04") times `scale` as an integer below 2^53. The decimal is read exactly,
 * never through floating point. What is left over is refused, or rounded half to even.
 */
export function scaledInteger(
  text: string,
  scale: number,
  round: 'exact' | 'halfEven',
): Result<number, IntakeProblem> {
  const match = DECIMAL.exec(text);
  if (match === null) return err({ code: 'intake.not-a-number', params: { value: text } });
  const [, sign, whole = '0', decimals = '', power = '0'] = match;
  const exponent = Number(power) - decimals.length;
  const digits = BigInt(whole + decimals) * BigInt(scale);
  const num = exponent > 0 ? digits * 10n ** BigInt(exponent) : digits;
  const den = exponent < 0 ? 10n ** BigInt(-exponent) : 1n;
  if (round === 'exact' && num % den !== 0n) {
    return err({ code: 'intake.not-whole', params: { value: text, scale } });
  }
  const size = halfEven(num, den);
  if (size > BigInt(Number.MAX_SAFE_INTEGER)) return err({ code: 'intake.too-big', params: { value: text } });
  return ok(sign === '-' && size !== 0n ? -Number(size) : Number(size));
}

function halfEven(num: bigint, den: bigint): bigint {
  const [floor, twice] = [num / den, (num % den) * 2n];
  const up = twice > den || (twice === den && floor % 2n === 1n);
  return up ? floor + 1n : floor;
}
