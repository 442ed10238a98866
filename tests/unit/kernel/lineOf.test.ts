import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineOf } from '../../../src/core/kernel/lineOf.js';

describe('the line of a JSON pointer', () => {
  const text = '{\n "a": [1,\n  {"b/c": "x\\"}", "~": null}],\n "d":\n  {}\n}';

  test.each([
    ['', 1],
    ['/a', 2],
    ['/a/0', 2],
    ['/a/1/b~1c', 3],
    ['/a/1/~0', 3],
    ['/d', 5],
    ['/d/missing', 5],
    ['/nothing/at/all', 1],
  ])('%s is %i', (pointer, line) => {
    expect(lineOf(text, pointer)).toBe(line);
  });

  test('is found for every member of any JSON text', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        const pretty = JSON.stringify(value, null, 1);
        const lines = pretty.split('\n');
        const visit = (part: unknown, pointer: string): void => {
          const line = lines[lineOf(pretty, pointer) - 1] ?? '';
          const shown = JSON.stringify(part, null, 1).split('\n')[0] ?? '';
          expect(line.trimEnd().replace(/,$/, '').endsWith(shown)).toBe(true);
          if (typeof part !== 'object' || part === null) return;
          for (const [key, inner] of Object.entries(part)) {
            visit(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
          }
        };
        visit(value, '');
      }),
      { numRuns: 200 },
    );
  });
});
