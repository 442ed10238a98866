import type { Static, TSchema } from 'typebox';
import type { Hash } from '../kernel/hash.js';
import type { Problem } from '../kernel/problem.js';
import { err } from '../kernel/result.js';
import { parseRecord } from '../kernel/schema.js';
import type { FileEntry } from './bundle.js';
import { fileMeter } from './bundleSink.js';
import type { BundleSource } from './bundleSource.js';
import { readRecords, type FileOutcome, type LineParser, type ReadRecord } from './readRecords.js';

/** A file that was read to its end: what was met on the way, and what it measures. */
export interface ReadFile extends FileOutcome {
  readonly entry: FileEntry;
}

/** Reads files of a bundle, each once, and keeps what became of them. */
export interface FileReader {
  /** Files that were read to their end, by path. */
  readonly files: ReadonlyMap<string, ReadFile>;
  /** The only record of a file; null where it does not have its form. */
  one<S extends TSchema>(file: string, schema: S): Static<S> | null;
  /** All records of a file, up to the first that does not have its form. */
  many<T>(file: string, parse: LineParser<T>): T[];
  /** The same, a record at a time. */
  stream<T>(file: string, parse: LineParser<T>): Generator<ReadRecord<T>, void, undefined>;
  /** The first fault of the files named, in their order; null when all have their form. */
  faultOf(files: readonly string[]): Problem | null;
}

export function fileReader(hash: Hash, source: BundleSource): FileReader {
  const files = new Map<string, ReadFile>();
  const stream: FileReader['stream'] = function* (file, parse) {
    const meter = fileMeter(hash);
    const outcome = yield* readRecords(source, file, parse, meter);
    const entry = { path: file, ...meter.measured() };
    const missing: Problem = { code: 'replay.file-missing', params: { file } };
    const fault = source.paths.includes(file) ? outcome.fault : missing;
    files.set(file, { ...outcome, fault, entry });
  };
  return {
    files,
    stream,
    many: (file, parse) => Array.from(stream(file, parse), ({ record }) => record),
    one: (file, schema) => {
      const [record = null] = Array.from(stream(file, onlyRecord(file, schema)), (read) => read.record);
      const read = files.get(file);
      if (record === null && read?.fault === null) files.set(file, { ...read, fault: notOne(file) });
      return read?.fault === null ? record : null;
    },
    faultOf: (names) => {
      for (const name of names) {
        const { damage = null, fault = null } = files.get(name) ?? {};
        if (damage !== null || fault !== null) return damage ?? fault;
      }
      return null;
    },
  };
}

const notOne = (file: string): Problem => ({ code: 'replay.not-one-record', params: { file } });

/** The record of a file that holds one. */
function onlyRecord<S extends TSchema>(file: string, schema: S): LineParser<Static<S>> {
  let read = 0;
  return ({ text }) => (read++ === 0 ? parseRecord(schema, text) : err(notOne(file)));
}
