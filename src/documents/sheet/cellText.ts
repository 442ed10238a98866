import type { PackedTexts } from '../../app/intake/packedTexts.js';
import type { IntakeProblem } from '../../app/intake/reasons.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import { dayText } from './dayStyles.js';
import { unescaped } from './sharedStrings.js';

/** A cell as the sheet holds it. */
export interface RawCell {
  type: string;
  style: number;
  value: string;
  /** The text of an inline string. */
  inline: string;
  formula: boolean;
}

export interface CellWords {
  readonly shared: PackedTexts;
  readonly days: ReadonlySet<number>;
  readonly from1904: boolean;
}

/** From here on a spreadsheet, which keeps 15 digits, has changed what was typed. */
const DIGITS_END = 1e15;

/**
 * A cell as text: days as YYYY-MM-DD, numbers as shortest decimals, formulas as the values that were stored with
 * them. A formula without its value and a number that lost digits are no text.
 */
export function cellText(cell: RawCell, words: CellWords): Result<string, IntakeProblem> {
  const { type, value } = cell;
  if (cell.formula && value === '' && type !== 'str') {
    return err({ code: 'intake.formula-without-value', params: {} });
  }
  switch (type) {
    case 's':
      return ok(sharedText(value, words.shared));
    case 'inlineStr':
      return ok(unescaped(cell.inline));
    case 'str':
      return ok(unescaped(value));
    case 'b':
      return ok(value === '1' || value.toLowerCase() === 'true' ? 'TRUE' : 'FALSE');
    case 'e':
      return ok(value);
    case 'd':
      return ok(value.replace(/T00:00:00(\.0+)?Z?$/, '').replace('T', ' '));
    default:
      return numberText(cell, words);
  }
}

function sharedText(value: string, shared: PackedTexts): string {
  if (value === '') return '';
  const index = Number(value);
  if (!Number.isInteger(index) || index < 0 || index >= shared.size()) {
    throw new RangeError('a cell refers to a text that is not there');
  }
  return unescaped(shared.at(index));
}

function numberText({ value, style }: RawCell, { days, from1904 }: CellWords): Result<string, IntakeProblem> {
  const number = value.trim() === '' ? null : Number(value);
  if (number === null) return ok('');
  if (Number.isNaN(number)) return ok(value);
  if (days.has(style)) return ok(dayText(number, from1904));
  const text = String(number).toUpperCase();
  return Math.abs(number) >= DIGITS_END
    ? err({ code: 'intake.digits-lost', params: { value: text } })
    : ok(text);
}
