import { describe, expect, it } from 'vitest';
import { canonical, checkJson, type Json } from '../../../src/core/kernel/canonical.js';

/** The author's own test data of RFC 8785: github.com/cyberphone/json-canonicalization, testdata/. */
const ACCEPTED = [
  {
    file: 'arrays.json',
    input: '[\n  56,\n  {\n    "d": true,\n    "10": null,\n    "1": [ ]\n  }\n]',
    output: '[56,{"1":[],"10":null,"d":true}]',
  },
  {
    file: 'french.json',
    input:
      '{\n  "peach": "This sorting order",\n  "péché": "is wrong according to French",\n' +
      '  "pêche": "but canonicalization MUST",\n  "sin":   "ingnore locale"\n}\n',
    output:
      '{"peach":"This sorting order","péché":"is wrong according to French",' +
      '"pêche":"but canonicalization MUST","sin":"ingnore locale"}',
  },
  {
    file: 'structures.json',
    input:
      '{\n  "1": {"f": {"f": "hi","F": 5} ,"\\n": 56.0},\n  "10": { },\n  "": "empty",\n  "a": { },\n' +
      '  "111": [ { } ],\n  "A": { }\n}',
    output: '{"":"empty","1":{"\\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{}],"A":{},"a":{}}',
  },
  {
    file: 'unicode.json, which is NFC though it could be composed otherwise',
    input: '{\n  "Unnormalized Unicode":"\\u1e0d\\u0307"\n}\n',
    output: '{"Unnormalized Unicode":"\u1e0d\u0307"}',
  },
  {
    file: 'weird.json without U+FB33, which is not NFC',
    input:
      '{"\\u20ac":"Euro Sign","1":"One","\\u0080":"Control\\u007f","\\ud83d\\ude02":"Smiley",' +
      '"\\u00f6":"Latin Small Letter O With Diaeresis","</script>":"Browser Challenge"}',
    output:
      '{"1":"One","</script>":"Browser Challenge","\u0080":"Control\u007f",' +
      '"ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","😂":"Smiley"}',
  },
  {
    file: 'values.json without its fractions',
    input:
      '{"escaping": "\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/", "literals": [null, true, false]}',
    output: '{"escaping":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/","literals":[null,true,false]}',
  },
];

const REFUSED = [
  {
    file: 'values.json',
    input: '{"numbers": [1E30, 4.50, 333333333.33333329, 2e-3, 0.000000000000000000000000001]}',
    code: 'kernel.not-an-integer',
    field: '/numbers/0',
  },
  {
    file: 'decomposed text',
    input: '{"name":"e\\u0301"}',
    code: 'kernel.not-nfc',
    field: '/name',
  },
  {
    file: 'weird.json',
    input: '{"\\ufb33": "Hebrew Letter Dalet With Dagesh"}',
    code: 'kernel.not-nfc',
    field: '/\ufb33',
  },
  { file: 'RFC 7493, a lone surrogate', input: '["\\ud83d"]', code: 'kernel.lone-surrogate', field: '/0' },
  { file: '2^53', input: '[9007199254740992]', code: 'kernel.not-an-integer', field: '/0' },
];

describe('RFC 8785 test data', () => {
  it.each(ACCEPTED)('$file is written canonically', ({ input, output }) => {
    const parsed = JSON.parse(input) as Json;
    expect(checkJson(parsed).ok).toBe(true);
    expect(canonical(parsed)).toBe(output);
    expect(canonical(JSON.parse(output) as Json)).toBe(output);
  });

  it.each(REFUSED)('$file is refused, not repaired: records hold integers and NFC text', (refused) => {
    const parsed = JSON.parse(refused.input) as Json;
    expect(checkJson(parsed)).toMatchObject({
      ok: false,
      error: { code: refused.code, place: { field: refused.field } },
    });
    expect(() => canonical(parsed)).toThrow(refused.code);
  });
});
