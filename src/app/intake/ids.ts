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
    return err({ code: 'intake.control-character', params: { code: codePoint(control) } });
  }
  return text.length > LONGEST ? err({ code: 'intake.id-too-long', params: { limit: LONGEST } }) : ok(text);
}

/** As Unicode writes a character that nobody sees. */
export const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
