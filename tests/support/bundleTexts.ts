import { nodeHash } from '../../src/crypto/nodeHash.js';
import type { BundleContent, FileEntry } from '../../src/core/replay/bundle.js';
import { fileMeter, type Packing } from '../../src/core/replay/bundleSink.js';
import type { BundleSource } from '../../src/core/replay/bundleSource.js';
import type { FactsRow, FrameRow } from '../../src/core/replay/frameRow.js';
import { writeBundle } from '../../src/core/replay/writeBundle.js';

/** A bundle's content with all rows at hand. */
export interface HeldContent extends BundleContent {
  readonly rows: readonly FrameRow[];
  readonly facts: readonly FactsRow[];
}

export const held = (content: BundleContent): HeldContent => ({
  ...content,
  rows: [...content.rows],
  facts: [...content.facts],
});

/** The texts of the files that are packed, by path. */
export function packedTexts(packing: Packing): Map<string, string> {
  const texts = new Map<string, string>();
  const textOf = (pieces: Iterable<Uint8Array>): string => Buffer.concat([...pieces]).toString('utf8');
  packing({
    append: (path, pieces) => texts.set(path, textOf(pieces)),
    prepend: (path, pieces) => texts.set(path, textOf(pieces)),
  });
  return texts;
}

/** The texts of a bundle's files by path. */
export const bundleTexts = (content: BundleContent): Map<string, string> =>
  packedTexts(writeBundle(nodeHash, content));

/** The texts of the files of a source, by path. */
export function sourceTexts(source: BundleSource): Map<string, string> {
  const textOf = (path: string): string =>
    Array.from(source.lines(path), ({ text, ended }) => (ended ? `${text}\n` : text)).join('');
  return new Map(source.paths.map((path) => [path, textOf(path)]));
}

export function entryOf(path: string, text: string): FileEntry {
  const meter = fileMeter(nodeHash);
  meter.add(Buffer.from(text, 'utf8'));
  return { path, ...meter.measured() };
}
