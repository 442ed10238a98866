import { describe, expect, it } from 'vitest';
import { amountInWords, figuresOfAmount, writtenAmount } from '../../../src/messages/writtenAmount.js';
import { writtenDay, writtenPeriod, writtenTime } from '../../../src/messages/writtenDay.js';

describe('amounts in words', () => {
  // The examples of 正确填写票据和结算凭证的基本规定 (支付结算办法, annex 1), and amounts that documents of this kind state.
  it.each([
    [140_950, '人民币壹仟肆佰零玖元伍角整'],
    [600_714, '人民币陆仟零柒元壹角肆分'],
    [168_032, '人民币壹仟陆佰捌拾元零叁角贰分'],
    [10_700_053, '人民币壹拾万柒仟元零伍角叁分'],
    [1_640_902, '人民币壹万陆仟肆佰零玖元零贰分'],
    [32_504, '人民币叁佰贰拾伍元零肆分'],
    [530_730_000, '人民币伍佰叁拾万柒仟叁佰元整'],
    [3_000_000, '人民币叁万元整'],
    [2_999_900, '人民币贰万玖仟玖佰玖拾玖元整'],
    [10_000_000_100, '人民币壹亿零壹元整'],
    [10_000_050_000, '人民币壹亿零伍佰元整'],
    [100_000_100, '人民币壹佰万零壹元整'],
    [1_000_000, '人民币壹万元整'],
    [1_005_000, '人民币壹万零伍拾元整'],
    [50, '人民币伍角整'],
    [5, '人民币伍分'],
    [0, '人民币零元整'],
  ])('%d fen are %s', (fen, words) => {
    expect(amountInWords(fen)).toBe(words);
  });

  it('refuse what is no amount', () => {
    for (const fen of [-1, 0.5, 1e14, Number.NaN]) expect(() => amountInWords(fen)).toThrow(RangeError);
  });

  it('stand beside the figures in Chinese, and give way to them in English', () => {
    expect(figuresOfAmount(530_730_000)).toBe('¥5,307,300.00');
    expect(figuresOfAmount(7)).toBe('¥0.07');
    expect(writtenAmount(3_000_000, 'zh')).toBe('人民币叁万元整（¥30,000.00）');
    expect(writtenAmount(3_000_000, 'en')).toBe('¥30,000.00');
  });

  it('say every number of yuan once and no two alike', () => {
    const values: Readonly<Record<string, number>> = Object.fromEntries(
      Array.from('零壹贰叁肆伍陆柒捌玖').map((d, k) => [d, k]),
    );
    const places: Readonly<Record<string, number>> = { 拾: 10, 佰: 100, 仟: 1000 };
    const read = (words: string): number => {
      let [sum, group, digit] = [0, 0, 0];
      for (const sign of words.replace('人民币', '').replace('元整', '')) {
        if (sign in values) digit = values[sign] ?? 0;
        else if (sign in places) [group, digit] = [group + digit * (places[sign] ?? 0), 0];
        else {
          const unit = sign === '亿' ? 100_000_000 : 10_000;
          [sum, group, digit] = [sum + (group + digit) * unit, 0, 0];
        }
      }
      return sum + group + digit;
    };
    for (let yuan = 1; yuan < 1e12; yuan = Math.floor(yuan * 1.37) + 1) {
      expect(read(amountInWords(yuan * 100)), String(yuan)).toBe(yuan);
      expect(amountInWords(yuan * 100)).not.toMatch(/零零|零[拾佰仟万亿元]/);
    }
  });
});

describe('days and times', () => {
  it('are written in full', () => {
    expect(writtenDay('2026-11-25', 'zh')).toBe('2026年11月25日');
    expect(writtenDay('2026-01-05', 'zh')).toBe('2026年1月5日');
    expect(writtenDay('2026-01-05', 'en')).toBe('5 January 2026');
    expect(writtenTime('2026-11-25T09:05', 'zh')).toBe('2026年11月25日9时05分');
    expect(writtenTime('2026-11-25T09:05', 'en')).toBe('25 November 2026, 09:05');
  });

  it('name the day of a period once where it begins and ends on it', () => {
    expect(writtenPeriod('2026-11-25T09:05', '2026-11-25T11:40', 'zh')).toBe(
      '2026年11月25日9时05分至11时40分',
    );
    expect(writtenPeriod('2026-11-25T22:05', '2026-11-26T01:00', 'zh')).toBe(
      '2026年11月25日22时05分至2026年11月26日1时00分',
    );
    expect(writtenPeriod('2026-11-25T09:05', '2026-11-25T11:40', 'en')).toBe(
      '25 November 2026, 09:05 to 11:40',
    );
  });
});
