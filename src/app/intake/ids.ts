import { err, ok, type Result } from '../../core/kernel/result.js';
import { checkText } from '../../core/kernel/text.js';
import type { IntakeProblem } from './reasons.js';

const LONGEST = 100;

/** An official id of any kind: NFC text without control characters, at most 100 UTF-16 units. */
export function checkId(text: string): Result<string, IntakeProblem> {
  const checked = checkText(text);
  if (!checked.ok) return checked;
  const control = /\p{C}/u.exec(text)?.[0];
  if (control !== undefined) {
    const code = `U+${(control.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    return err({ code: 'intake.control-character', params: { code } });
  }
  return text.length > LONGEST ? err({ code: 'intake.id-too-long', params: { limit: LONGEST } }) : ok(text);
}

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * A unified social credit code: 18 characters of GB 32100-2015, the last one a check character:
 * 31 − (Σ value·3^position mod 31), mod 31.
 */
export function checkUscc(text: string): Result<string, IntakeProblem> {
  const shape = new RegExp(`^[${ALPHABET}]{2}\\d{6}[${ALPHABET}]{10}$`).test(text);
  if (!shape) return err({ code: 'intake.bad-uscc', params: { id: text, fault: 'shape', expected: '' } });
  let [sum, weight] = [0, 1];
  for (const character of text.slice(0, 17)) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  const expected = ALPHABET.charAt((31 - (sum % 31)) % 31);
  if (text.endsWith(expected)) return ok(text);
  return err({ code: 'intake.bad-uscc', params: { id: text, fault: 'check', expected } });
}
