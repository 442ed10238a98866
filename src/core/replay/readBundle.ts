import Type, { type Static, type TSchema } from 'typebox';
import { canonical, type Json } from '../kernel/canonical.js';
import type { Hash } from '../kernel/hash.js';
import { at, type Problem } from '../kernel/problem.js';
import { err, ok, type Result } from '../kernel/result.js';
import { parseRecord } from '../kernel/schema.js';
import { LogEntry } from '../audit/logEntry.js';
import { parseCalendar } from '../scheduling/calendar.js';
import {
  BUNDLE_FILES,
  describeFile,
  MANIFEST,
  Manifest,
  type BundleContent,
  type BundleTexts,
} from './bundle.js';
import { Commitment } from './commitment.js';
import { CellRow, ReserveRow, TargetRow, TeamRow, VisitRow } from './drawRecords.js';
import { EarlierTeam } from './earlierTeam.js';
import { FactsRow, FrameRow } from './frameRow.js';
import { LogHead, VisitedRow } from './history.js';
import { Opening } from './opening.js';
import { PairingRow } from './pairingRow.js';
import { Plan } from './plan.js';
import { parseRosterRow } from './rosterRow.js';
import { FrameSecret, type Working } from './working.js';

/** Compares the files with the manifest: every file listed, none beside, each with its hash and size. */
export function checkManifest(hash: Hash, texts: BundleTexts): readonly Problem[] {
  const manifest = one(Manifest, texts, MANIFEST);
  if (!manifest.ok) return [manifest.error];
  const listed = new Map(manifest.value.files.map((entry) => [entry.path, entry]));
  const strays = [...texts.keys()].filter((path) => path !== MANIFEST && !listed.has(path));
  return [
    ...canonicalFaults(texts, MANIFEST),
    ...BUNDLE_FILES.filter((path) => !listed.has(path)).map((file) => missing(file)),
    ...strays.map((file): Problem => ({ code: 'replay.file-unknown', params: { file } })),
    ...manifest.value.files.flatMap((entry) => fileFaults(hash, texts, entry)),
  ];
}

const missing = (file: string): Problem => ({ code: 'replay.file-missing', params: { file } });

function fileFaults(hash: Hash, texts: BundleTexts, stated: Manifest['files'][number]): readonly Problem[] {
  const text = texts.get(stated.path);
  if (text === undefined) return [missing(stated.path)];
  const found = describeFile(hash, stated.path, text);
  const faults: Problem[] = [];
  if (found.sha256 !== stated.sha256) {
    const params = { file: stated.path, stated: stated.sha256, found: found.sha256 };
    faults.push({ code: 'replay.file-hash', params });
  }
  for (const measure of ['bytes', 'lines'] as const) {
    if (found[measure] === stated[measure]) continue;
    const params = { file: stated.path, stated: stated[measure], found: found[measure] };
    faults.push({ code: 'replay.file-size', params });
  }
  return [...faults, ...canonicalFaults(texts, stated.path)];
}

/** The first line of a file that is not canonical JSON followed by a line feed. */
function canonicalFaults(texts: BundleTexts, file: string): readonly Problem[] {
  const rows = (texts.get(file) ?? '').split('\n');
  if (rows.pop() !== '') return [{ code: 'replay.not-canonical', params: { file, line: rows.length + 1 } }];
  const fault = rows.findIndex((row) => !isCanonical(row));
  return fault < 0 ? [] : [{ code: 'replay.not-canonical', params: { file, line: fault + 1 } }];
}

function isCanonical(row: string): boolean {
  try {
    return canonical(JSON.parse(row) as Json) === row;
  } catch {
    return false;
  }
}

const AnyObject = Type.Object({});

/** Reads every record of a bundle; the first that does not fit its schema is named by file, line and field. */
export function readBundle(texts: BundleTexts): Result<BundleContent, Problem> {
  return reading(() => ({
    ...known(texts),
    opening: must(one(Opening, texts, 'opening.json')),
    performance: {
      cells: must(many(CellRow, texts, 'cells.jsonl')),
      targets: must(many(TargetRow, texts, 'targets.jsonl')),
      reserves: must(many(ReserveRow, texts, 'reserves.jsonl')),
      pairing: must(many(PairingRow, texts, 'pairing.jsonl')),
      teams: must(many(TeamRow, texts, 'teams.jsonl')),
      visits: must(many(VisitRow, texts, 'visits.jsonl')),
    },
    history: {
      entries: must(many(LogEntry, texts, 'log.jsonl')),
      records: must(many(AnyObject, texts, 'records.jsonl')) as Json[],
      heads: must(many(LogHead, texts, 'head.jsonl')),
      visited: must(many(VisitedRow, texts, 'visited.jsonl')),
    },
  }));
}

/** Reads the files that are known at the commitment. */
function known(texts: BundleTexts): Omit<Working, 'frameSecret'> {
  const commitment = must(one(Commitment, texts, 'commitment.json'));
  return {
    commitment,
    month: commitment.month,
    plan: must(one(Plan, texts, 'plan.json')),
    rules: must(one(AnyObject, texts, 'rules.json')) as Json,
    calendars: must(manyBy(parseCalendar, texts, 'calendars.jsonl')),
    earlier: must(many(EarlierTeam, texts, 'earlier.jsonl')),
    rows: must(many(FrameRow, texts, 'frame.jsonl')),
    facts: must(many(FactsRow, texts, 'facts.jsonl')),
    roster: must(manyBy(parseRosterRow, texts, 'roster.jsonl')),
  };
}

/** Reads a working file. */
export function readWorking(texts: BundleTexts): Result<Working, Problem> {
  return reading(() => {
    const { frameSecret } = must(one(FrameSecret, texts, 'frame-secret.json'));
    return { ...known(texts), frameSecret };
  });
}

function reading<T>(read: () => T): Result<T, Problem> {
  try {
    return ok(read());
  } catch (error) {
    if (error instanceof Refused) return err(error.problem);
    throw error;
  }
}

/** Carries a problem out of nested reading, where passing a Result through each field would hide the shape. */
class Refused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

function must<T>(result: Result<T, Problem>): T {
  if (!result.ok) throw new Refused(result.error);
  return result.value;
}

function one<S extends TSchema>(schema: S, texts: BundleTexts, file: string): Result<Static<S>, Problem> {
  const text = texts.get(file);
  if (text === undefined) return err(missing(file));
  const record = parseRecord(schema, text);
  return record.ok ? record : err(at(record.error, { file }));
}

function many<S extends TSchema>(schema: S, texts: BundleTexts, file: string): Result<Static<S>[], Problem> {
  return manyBy((row) => parseRecord(schema, row), texts, file);
}

function manyBy<T>(
  parse: (row: string) => Result<T, Problem>,
  texts: BundleTexts,
  file: string,
): Result<T[], Problem> {
  const text = texts.get(file);
  if (text === undefined) return err(missing(file));
  const records: T[] = [];
  for (const [index, row] of text.split('\n').slice(0, -1).entries()) {
    const record = parse(row);
    if (!record.ok) return err(at(record.error, { file, row: index + 1 }));
    records.push(record.value);
  }
  return ok(records);
}
