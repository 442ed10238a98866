import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareBytes, fromHex, lp, toHex } from '../../../src/core/kernel/bytes.js';
import { canonical, checkJson, type Json } from '../../../src/core/kernel/canonical.js';
import { checkText, compareText, utf8 } from '../../../src/core/kernel/text.js';

const nfc = fc.string({ unit: 'binary' }).map((text) => text.normalize('NFC'));

const record: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    nfc,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(nfc, tie('value'), { maxKeys: 4 }),
  ),
})).value;

describe('text', () => {
  it('has the UTF-8 bytes that Node gives it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(toHex(utf8(text))).toBe(Buffer.from(text, 'utf8').toString('hex'));
      }),
    );
  });

  it('is ordered by its UTF-8 bytes, also beyond the basic plane', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(Math.sign(compareText(a, b))).toBe(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))));
      }),
    );
    expect(compareText('\u{20000}', '\uffee')).toBeGreaterThan(0);
  });

  it('is refused outside NFC and with lone surrogates, never repaired', () => {
    expect(checkText('e\u0301')).toMatchObject({ ok: false, error: { code: 'kernel.not-nfc' } });
    expect(checkText('a\ud800')).toMatchObject({ ok: false, error: { code: 'kernel.lone-surrogate' } });
    expect(checkText('\udc00a')).toMatchObject({ ok: false, error: { code: 'kernel.lone-surrogate' } });
    expect(checkText('é 䶮 𠮷')).toMatchObject({ ok: true });
  });
});

describe('bytes', () => {
  it('survive hex and back, and lp frames them with a 4-byte big-endian length', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromHex(toHex(bytes))).toEqual({ ok: true, value: bytes });
        const framed = Buffer.from(lp(bytes));
        expect(framed.readUInt32BE(0)).toBe(bytes.length);
        expect(framed.subarray(4)).toEqual(Buffer.from(bytes));
      }),
    );
    for (const text of ['A0', 'a', 'zz', ' 00']) expect(fromHex(text).ok).toBe(false);
  });

  it('compare as Node compares buffers', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4 }), fc.uint8Array({ maxLength: 4 }), (a, b) => {
        expect(Math.sign(compareBytes(a, b))).toBe(Buffer.compare(a, b));
      }),
    );
  });
});

describe('canonical JSON', () => {
  it('equals an independent RFC 8785 serialiser on every record', () => {
    fc.assert(
      fc.property(record, (value) => {
        expect(canonical(value)).toBe(canonicalize(value));
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(nfc, record), (object) => {
        const reversed = Object.fromEntries(Object.entries(object).reverse());
        expect(canonical(reversed)).toBe(canonical(object));
      }),
    );
  });

  it.each([
    [{ a: { b: 1.5 } }, '/a/b', 'kernel.not-an-integer'],
    [{ a: [2 ** 53] }, '/a/0', 'kernel.not-an-integer'],
    [{ 'x/y': 'e\u0301' }, '/x~1y', 'kernel.not-nfc'],
    [{ 'e\u0301': 1 }, '/e\u0301', 'kernel.not-nfc'],
    [{ a: undefined }, '/a', 'kernel.not-canonical-type'],
  ])('refuses %j at its place', (value, field, code) => {
    expect(checkJson(value)).toMatchObject({ ok: false, error: { code, place: { field } } });
  });
});
