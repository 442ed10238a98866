import type { Problem } from '../kernel/problem.js';
import { ok } from '../kernel/result.js';
import { BUNDLE_FILES, lines, MANIFEST, Manifest, manifestOf, type FileEntry } from './bundle.js';
import type { BundleSource } from './bundleSource.js';
import { compareLines } from './compareLines.js';
import { readThrough } from './readRecords.js';
import type { FileReader, ReadFile } from './fileReader.js';

/**
 * Compares the files with the manifest: every file listed, none beside, each with its hash and size, each line
 * canonical. Files of the protocol have been read by then; one that only the manifest knows is read here.
 */
export function checkFiles(reader: FileReader, source: BundleSource): readonly Problem[] {
  const manifest = reader.one(MANIFEST, Manifest);
  const fault = reader.faultOf([MANIFEST]);
  if (manifest === null) return fault === null ? [] : [fault];
  const listed = new Set(manifest.files.map(({ path }) => path));
  const strays = source.paths.filter((path) => path !== MANIFEST && !listed.has(path));
  return [
    ...canonicalFaults(reader, MANIFEST),
    ...BUNDLE_FILES.filter((path) => !listed.has(path)).map(missing),
    ...strays.map((file): Problem => ({ code: 'replay.file-unknown', params: { file } })),
    ...manifest.files.flatMap((entry) => fileFaults(reader, source, entry)),
  ];
}

const missing = (file: string): Problem => ({ code: 'replay.file-missing', params: { file } });

function fileFaults(reader: FileReader, source: BundleSource, stated: FileEntry): readonly Problem[] {
  const file = stated.path;
  if (!source.paths.includes(file)) return [missing(file)];
  const { entry: found, damage } = readFile(reader, file);
  if (damage !== null) return [damage];
  const faults: Problem[] = [];
  if (found.sha256 !== stated.sha256)
    faults.push({ code: 'replay.file-hash', params: { file, stated: stated.sha256, found: found.sha256 } });
  for (const measure of ['bytes', 'lines'] as const) {
    if (found[measure] === stated[measure]) continue;
    const params = { file, stated: stated[measure], found: found[measure] };
    faults.push({ code: 'replay.file-size', params });
  }
  return [...faults, ...canonicalFaults(reader, file)];
}

function readFile(reader: FileReader, file: string): ReadFile {
  if (!reader.files.has(file)) readThrough(reader.stream(file, () => ok(null)));
  const read = reader.files.get(file);
  if (read === undefined) throw new TypeError('a file that was read is known');
  return read;
}

/** The first line of a file that is not canonical JSON followed by a line feed. */
function canonicalFaults(reader: FileReader, file: string): readonly Problem[] {
  const line = readFile(reader, file).notCanonical;
  return line === null ? [] : [{ code: 'replay.not-canonical', params: { file, line } }];
}

/** The manifest's own words: nothing in it may differ from what its files come to. */
export function checkManifestText(
  reader: FileReader,
  source: BundleSource,
  commitmentHash: string,
): readonly Problem[] {
  const entries = BUNDLE_FILES.map((file) => readFile(reader, file).entry);
  const stated = Array.from(source.lines(MANIFEST), ({ text }) => `${text}\n`).join('');
  return compareLines(MANIFEST, stated, lines([manifestOf(commitmentHash, entries)]));
}
