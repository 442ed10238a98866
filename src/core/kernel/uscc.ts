import type { KernelProblem } from './reasons.js';
import { err, ok, type Result } from './result.js';

/** The characters of GB 32100-2015, in the order of their values 0 … 30. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SHAPE = /^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/;

/** Weights of the organisation code, GB 11714-1997. */
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/**
 * Accepts a unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters, the last of which
 * checks the others. The organisation code inside keeps its own check character by another standard, to
 * which codes in use do not always hold; it is not examined.
 */
export function parseUscc(text: string): Result<string, KernelProblem> {
  if (!SHAPE.test(text)) return err({ code: 'kernel.not-a-uscc', params: { text } });
  const expected = checkCharacter(text.slice(0, 17));
  if (text.endsWith(expected)) return ok(text);
  return err({ code: 'kernel.uscc-check-character', params: { text, expected } });
}

/** The 18th character: weights 3^(i−1) mod 31, the whole congruent to 0 mod 31 (GB 32100-2015, 5.6). */
function checkCharacter(body: string): string {
  let [sum, weight] = [0, 1];
  for (const character of body) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/**
 * A code from its parts: registering department and kind ("91" is a company), administrative region
 * (6 digits, GB/T 2260), and the first 8 characters of the organisation code. Both check characters are added.
 */
export function composeUscc(kind: string, region: string, organisation: string): string {
  const body = `${kind}${region}${organisation}${organisationCheck(organisation)}`;
  const uscc = parseUscc(body + (SHAPE.test(`${body}0`) ? checkCharacter(body) : ''));
  if (!uscc.ok) throw new TypeError('the parts do not make a unified social credit code');
  return uscc.value;
}

/** 11 − (Σ value × weight) mod 11, written X for 10 and 0 for 11 (GB 11714-1997). */
function organisationCheck(organisation: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, i) => total + weight * Number.parseInt(organisation.charAt(i), 36),
    0,
  );
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}
