import type { Language } from './texts.js';

const DIGITS = Array.from('零壹贰叁肆伍陆柒捌玖');
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿'];
/** A trillion yuan, where 万亿 would begin. */
const LIMIT = 1e14;

/** An amount in fen as figures: ¥5,307,300.00 */
export function figuresOfAmount(fen: number): string {
  const yuan = Math.floor(fen / 100);
  return `¥${String(yuan).replace(/\B(?=(\d{3})+$)/g, ',')}.${String(fen % 100).padStart(2, '0')}`;
}

/**
 * An amount in fen in words that cannot be altered (大写金额): 人民币伍佰叁拾万柒仟叁佰元整. The rules are those of
 * 正确填写票据和结算凭证的基本规定 (支付结算办法, annex 1): one 零 for a run of zeros inside, none at the end of a group of
 * four before a digit in the thousands, 整 where no fen follow.
 */
export function amountInWords(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0 || fen >= LIMIT)
    throw new RangeError(`${fen} is no amount in fen`);
  if (fen === 0) return '人民币零元整';
  const yuan = Math.floor(fen / 100);
  const whole = yuan === 0 ? '' : `${wholeInWords(yuan)}元`;
  return `人民币${whole}${restInWords(yuan, Math.floor(fen / 10) % 10, fen % 10)}`;
}

/** What follows the yuan. */
function restInWords(yuan: number, jiao: number, fen: number): string {
  if (jiao === 0 && fen === 0) return '整';
  const gap = yuan > 0 && (yuan % 10 === 0 || jiao === 0) ? '零' : '';
  const tenths = jiao === 0 ? '' : `${DIGITS[jiao] ?? ''}角`;
  return `${gap}${tenths}${fen === 0 ? '整' : `${DIGITS[fen] ?? ''}分`}`;
}

/** An amount for a sentence: words and figures in Chinese, figures in English. */
export const writtenAmount = (fen: number, language: Language): string =>
  language === 'zh' ? `${amountInWords(fen)}（${figuresOfAmount(fen)}）` : figuresOfAmount(fen);

function wholeInWords(number: number): string {
  let words = '';
  let open = false;
  for (let group = Math.floor((String(number).length - 1) / 4); group >= 0; group--) {
    const four = Math.floor(number / 10_000 ** group) % 10_000;
    if (four === 0) {
      open = words !== '';
      continue;
    }
    if (words !== '' && (open || four < 1000)) words += '零';
    words += groupInWords(four) + (GROUPS[group] ?? '');
    open = false;
  }
  return words;
}

function groupInWords(four: number): string {
  let words = '';
  let zero = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(four / 10 ** place) % 10;
    if (digit === 0) zero = words !== '';
    else {
      words += (zero ? '零' : '') + (DIGITS[digit] ?? '') + (PLACES[place] ?? '');
      zero = false;
    }
  }
  return words;
}
