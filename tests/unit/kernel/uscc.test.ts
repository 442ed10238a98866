import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeUscc, parseUscc } from '../../../src/core/kernel/uscc.js';

const unit = fc.nat(30).map((i) => '0123456789ABCDEFGHJKLMNPQRTUWXY'.charAt(i));

describe('unified social credit codes', () => {
  // 91350100M000100Y43 is the worked example of the standard; the other is that of the python-stdnum manual.
  it.each(['91350100M000100Y43', '91110000600037341L'])('%s is valid', (code) => {
    expect(parseUscc(code)).toEqual({ ok: true, value: code });
  });

  it.each([
    ['91350100M000100Y43', '91', '350100', 'M000100Y'],
    ['91110000600037341L', '91', '110000', '60003734'],
  ])('%s comes out of its parts', (code, kind, region, organisation) => {
    expect(composeUscc(kind, region, organisation)).toBe(code);
  });

  // The 17th character weighs 3^16 = 28 mod 31; one more of it takes 28 from the check value 20 (L), giving 23 (P).
  it('names the check character that it expected', () => {
    expect(parseUscc('91110000600037342L')).toEqual({
      ok: false,
      error: {
        code: 'kernel.uscc-check-character',
        params: { text: '91110000600037342L', expected: 'P' },
      },
    });
  });

  it.each([
    ['too short', '91350100M000100Y4'],
    ['too long', '91350100M000100Y430'],
    ['lower case', '91350100m000100y43'],
    ['a letter that the standard leaves out', '91350100O000100Y43'],
    ['a letter in the region', '9135010AM000100Y43'],
    ['full-width digits', '９1350100M000100Y43'],
    ['a blank', ' 91350100M000100Y43'],
  ])('refuses %s', (_, code) => {
    const read = parseUscc(code);
    expect(read.ok ? null : read.error.code).toBe('kernel.not-a-uscc');
  });

  it('detects every single wrong character and every exchange of neighbours', () => {
    const parts = fc.tuple(fc.stringMatching(/^\d{6}$/), fc.string({ unit, minLength: 8, maxLength: 8 }));
    fc.assert(
      fc.property(parts, fc.nat(17), unit, ([region, organisation], at, wrong) => {
        const code = composeUscc('91', region, organisation);
        expect(parseUscc(code).ok).toBe(true);
        const changed = code.slice(0, at) + wrong + code.slice(at + 1);
        expect(parseUscc(changed).ok).toBe(changed === code);
        const pair = `${code.charAt(at + 1)}${code.charAt(at)}`;
        const exchanged = code.slice(0, at) + pair + code.slice(at + 2);
        expect(parseUscc(exchanged).ok).toBe(exchanged === code);
      }),
      { seed: 32100, numRuns: 2000 },
    );
  });

  it('refuses parts that make no code', () => {
    expect(() => composeUscc('91', '32990', 'M000100Y')).toThrow(TypeError);
    expect(() => composeUscc('91', '329902', 'I000100Y')).toThrow(TypeError);
  });
});
