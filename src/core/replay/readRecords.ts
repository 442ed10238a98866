import type { Static, TSchema } from 'typebox';
import { isCanonicalText } from '../kernel/canonicalText.js';
import { at, type Problem } from '../kernel/problem.js';
import { ok, type Result } from '../kernel/result.js';
import { compileTest, parseRecord } from '../kernel/schema.js';
import { BundleFault, type BundleSource, type Line } from './bundleSource.js';
import type { FileMeter } from './bundleSink.js';

/** A record with the line that it stands in. */
export interface ReadRecord<T> {
  readonly record: T;
  readonly line: Line;
  /** Whether the line is the record's canonical JSON. */
  readonly canonical: boolean;
}

/** What was met while a file was read to its end. */
export interface FileOutcome {
  /** The first line that is not canonical JSON followed by a line feed. */
  readonly notCanonical: number | null;
  /** The first record that does not have its form, with its place. */
  readonly fault: Problem | null;
  /** What kept the file from being read to its end. */
  readonly damage: Problem | null;
}

/** Reads a line as a record. `value` is its JSON, undefined where it is none. */
export type LineParser<T> = (line: Line, value: unknown, canonical: boolean) => Result<T, Problem>;

/** A parser by a schema alone. Canonical lines hold what records may hold: only the schema is left to check. */
export function bySchema<S extends TSchema>(schema: S): LineParser<Static<S>> {
  const fits = compileTest(schema);
  return ({ text }, value, canonical) => (canonical && fits(value) ? ok(value) : parseRecord(schema, text));
}

/** A parser that reads the text by itself. */
export function byText<T>(parse: (text: string) => Result<T, Problem>): LineParser<T> {
  return ({ text }) => parse(text);
}

/**
 * Reads the records of a file, up to the first that does not have its form; the rest is measured all the same,
 * so that the file can be held against its manifest.
 */
export function* readRecords<T>(
  source: BundleSource,
  file: string,
  parse: LineParser<T>,
  meter?: FileMeter,
): Generator<ReadRecord<T>, FileOutcome, undefined> {
  let number = 0;
  let notCanonical: number | null = null;
  let fault: Problem | null = null;
  try {
    for (const line of source.lines(file)) {
      number++;
      meter?.add(line.bytes);
      const value = jsonOf(line.text);
      const canonical = line.ended && value !== undefined && isCanonicalText(line.text, value);
      if (!canonical) notCanonical ??= number;
      if (fault !== null) continue;
      const record = parse(line, value, canonical);
      if (record.ok) yield { record: record.value, line, canonical };
      else fault = at(record.error, { file, row: number });
    }
  } catch (error) {
    if (!(error instanceof BundleFault)) throw error;
    return { notCanonical, fault, damage: at(error.problem, { file }) };
  }
  return { notCanonical, fault, damage: null };
}

/** Reads what is left of a file. */
export function readThrough(records: Iterator<unknown>): void {
  let next = records.next();
  while (next.done !== true) next = records.next();
}

/** The JSON of a text, or undefined. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The records of a file that was read before without a fault: they are parsed anew each time, and not checked. */
export function recordsAgain<T>(source: BundleSource, file: string): Iterable<T> {
  return {
    *[Symbol.iterator]() {
      for (const { text } of source.lines(file)) yield JSON.parse(text) as T;
    },
  };
}
