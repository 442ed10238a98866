import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compileRules } from '../../../src/core/replay/compileRules.js';
import type { Packing } from '../../../src/core/replay/bundleSink.js';
import { textSource, type BundleSource } from '../../../src/core/replay/bundleSource.js';
import { verifyBundle } from '../../../src/core/replay/verify.js';
import { nodeHash } from '../../../src/crypto/nodeHash.js';
import { nobleHash } from '../../../src/crypto/nobleHash.js';
import { packZip, unpackZip } from '../../../src/documents/zip.js';
import { openZipFile, writeZipFile } from '../../../src/documents/zipFile.js';
import { madeSmallMonth, must } from '../../fixtures/smallBundle.js';
import { bundleTexts } from '../../support/bundleTexts.js';

let texts: ReadonlyMap<string, string>;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'evenhand-sources-'));
  texts = bundleTexts((await madeSmallMonth()).content);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const packed =
  (files: ReadonlyMap<string, string>): Packing =>
  (sink) => {
    for (const [name, text] of files) sink.append(name, [Buffer.from(text, 'utf8')]);
  };

/** All that a verification says, with the rows and facts that it gives out. */
function said(source: BundleSource, hash = nodeHash) {
  const { content, ...rest } = verifyBundle(hash, source, compileRules);
  return { ...rest, content: content && { ...content, rows: [...content.rows], facts: [...content.facts] } };
}

/** A few characters of a file replaced, dropped or doubled: broken in any of the ways that files break. */
const damages = fc.array(
  fc.record({
    file: fc.nat(100),
    at: fc.nat(100_000),
    drop: fc.nat(3),
    put: fc.constantFrom('', '"', '\n', '{}\n', '1', '苏', '\\ud800', 'e\u0301', '}'),
  }),
  { minLength: 0, maxLength: 2 },
);

it('a verification says the same of texts at hand, of a zip in memory and of a zip file, whatever is wrong', () => {
  fc.assert(
    fc.property(damages, (all) => {
      const changed = new Map(texts);
      for (const { file, at, drop, put } of all) {
        const [name, text] = [...changed][file % changed.size] ?? ['', ''];
        const place = at % (text.length + 1);
        changed.set(name, text.slice(0, place) + put + text.slice(place + drop));
      }
      const expected = said(textSource(changed));
      expect(expected.agrees).toBe(
        changed.size === texts.size && [...texts].every(([k, v]) => changed.get(k) === v),
      );
      expect(said(must(unpackZip(packZip(packed(changed)))))).toEqual(expected);
      const file = path.join(folder, 'bundle.zip');
      writeZipFile(file, packed(changed));
      const zip = must(openZipFile(file));
      expect(said(zip.source, nobleHash)).toEqual(expected);
      zip.close();
    }),
    { numRuns: 100, seed: 11 },
  );
});
