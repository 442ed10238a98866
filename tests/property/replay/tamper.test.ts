import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileRules } from '../../../src/core/replay/compileRules.js';
import { canonical, type Json } from '../../../src/core/kernel/canonical.js';
import { recordHash } from '../../../src/core/kernel/hash.js';
import { lines, MANIFEST, manifestOf } from '../../../src/core/replay/bundle.js';
import { textSource } from '../../../src/core/replay/bundleSource.js';
import { verifyBundle } from '../../../src/core/replay/verify.js';
import { describeProblem } from '../../../src/messages/registry.js';
import { nodeHash } from '../../../src/crypto/nodeHash.js';
import { madeSmallMonth } from '../../fixtures/smallBundle.js';
import { bundleTexts, entryOf } from '../../support/bundleTexts.js';

let texts: ReadonlyMap<string, string>;

beforeAll(async () => {
  const { content } = await madeSmallMonth();
  texts = bundleTexts(content);
});

const verify = (changed: ReadonlyMap<string, string>) =>
  verifyBundle(nodeHash, textSource(changed), compileRules);

/** Every place of a value that is not an object or array, as a path of keys. */
function leaves(value: Json, at: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (value === null || typeof value !== 'object') return [at];
  const keys = Array.isArray(value) ? value.map((_, i) => i) : Object.keys(value);
  return keys.flatMap((key) => leaves((value as Record<string | number, Json>)[key] as Json, [...at, key]));
}

function edited(value: Json, at: readonly (string | number)[], salt: number): Json {
  const [key, ...rest] = at;
  if (key === undefined) return otherLeaf(value, salt);
  const copy = (Array.isArray(value) ? [...(value as Json[])] : { ...(value as object) }) as Record<
    string | number,
    Json
  >;
  copy[key] = edited(copy[key] as Json, rest, salt);
  return copy;
}

function otherLeaf(leaf: Json, salt: number): Json {
  if (typeof leaf === 'number') return leaf + 1 + salt;
  if (typeof leaf === 'boolean') return !leaf;
  if (typeof leaf !== 'string') return 'planted';
  const at = leaf.length === 0 ? 0 : salt % leaf.length;
  const replacement = leaf[at] === '1' ? '2' : '1';
  return `${leaf.slice(0, at)}${replacement}${leaf.slice(at + 1)}`;
}

/** Files with lines: a month that was drawn in one go has no log. */
const filled = (): string[] => [...texts].flatMap(([name, text]) => (text === '' ? [] : [name]));

interface Edit {
  readonly file: string;
  readonly line: number;
  readonly leaf: number;
  readonly salt: number;
}

const edits = fc.record({
  file: fc.nat(1000),
  line: fc.nat(10_000),
  leaf: fc.nat(1000),
  salt: fc.nat(63),
});

function apply({ file, line, leaf, salt }: Omit<Edit, 'file'> & { file: number }): {
  name: string;
  texts: Map<string, string>;
} {
  const names = filled();
  const name = names[file % names.length] ?? '';
  const rows = (texts.get(name) ?? '').split('\n').slice(0, -1);
  const at = line % rows.length;
  const record = JSON.parse(rows[at] ?? '') as Json;
  const places = leaves(record);
  rows[at] = canonical(edited(record, places[leaf % places.length] ?? [], salt));
  return { name, texts: new Map(texts).set(name, `${rows.join('\n')}\n`) };
}

describe('a bundle', () => {
  it('verifies as it was made', () => {
    expect(verify(texts).steps.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('fails after any single value in any file is changed, and says what does not agree', () => {
    fc.assert(
      fc.property(edits, (edit) => {
        const changed = apply(edit);
        const { agrees, steps } = verify(changed.texts);
        const problems = steps.flatMap((step) => step.problems);
        expect(agrees).toBe(false);
        const words = problems.map((problem) => describeProblem(problem, 'en')).join('\n');
        // A manifest that was changed is at odds with the files that it names.
        expect(words).toMatch(changed.name === MANIFEST ? /\.jsonl?/ : changed.name);
      }),
      { numRuns: 200 },
    );
  });

  it('fails also when the forger brings the manifest into line with the change', () => {
    fc.assert(
      fc.property(edits, (edit) => {
        const changed = apply(edit);
        fc.pre(changed.name !== MANIFEST);
        const commitment = JSON.parse(changed.texts.get('commitment.json') ?? '') as Json;
        const entries = [...changed.texts]
          .filter(([name]) => name !== MANIFEST)
          .map(([name, text]) => entryOf(name, text));
        const manifest = lines([manifestOf(recordHash(nodeHash, commitment), entries)]);
        const { agrees, steps } = verify(new Map(changed.texts).set(MANIFEST, manifest));
        expect(agrees).toBe(false);
        expect(steps[0]?.problems).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('fails when a line is dropped, doubled or moved, or a file is missing or added', () => {
    for (const name of filled()) {
      const rows = (texts.get(name) ?? '').split('\n').slice(0, -1);
      const variants = [rows.slice(1), [...rows, rows[0] ?? '']];
      if (rows.length > 1) variants.push([...rows.slice(1), rows[0] ?? '']);
      for (const variant of variants) {
        const text = variant.map((row) => `${row}\n`).join('');
        expect(verify(new Map(texts).set(name, text)).agrees, name).toBe(false);
      }
      const without = new Map(texts);
      without.delete(name);
      expect(verify(without).agrees, name).toBe(false);
    }
    expect(verify(new Map(texts).set('extra.json', '{}\n')).agrees).toBe(false);
  });
});
