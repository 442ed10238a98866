import type { TSchema } from 'typebox';
import { IncidentRecord } from '../audit/incidentRecord.js';
import { InspectorSubstitution } from '../audit/inspectorSubstitution.js';
import type { LogEntry } from '../audit/logEntry.js';
import { SubstitutionRecord } from '../audit/substitutionRecord.js';
import { VoidRecord } from '../audit/voidRecord.js';
import type { Json, JsonObject } from '../kernel/canonical.js';
import { recordHash, type Hash } from '../kernel/hash.js';
import { at, type Problem } from '../kernel/problem.js';
import { readRecord } from '../kernel/schema.js';
import type { BundleContent } from './bundle.js';
import { Commitment } from './commitment.js';
import { DrawRecord } from './drawRecord.js';
import type { History } from './history.js';
import { Opening } from './opening.js';

type Kind = LogEntry['kind'];

/** What each kind of entry fixes. */
const SCHEMAS: Readonly<Record<Kind, TSchema>> = {
  commitment: Commitment,
  draw: DrawRecord,
  substitution: SubstitutionRecord,
  'inspector-substitution': InspectorSubstitution,
  opening: Opening,
  void: VoidRecord,
  incident: IncidentRecord,
};

/** Records by the hash that entries name them with. */
export type RecordsByHash = ReadonlyMap<string, Json>;

/** The records of a bundle that entries may name, those that stand in files of their own included. */
export function recordsByHash(
  hash: Hash,
  { history, commitment, opening }: Pick<BundleContent, 'history' | 'commitment' | 'opening'>,
): RecordsByHash {
  const all = [...history.records, commitment as Json, opening as Json];
  return new Map(all.map((record) => [recordHash(hash, record), record]));
}

/**
 * What a bundle's records do not tell of its log: every entry of the campaign needs its record, and so does
 * every commitment of another campaign, whose beacon round counts. A record is of the kind and the attempt
 * that its entry says, and none stands outside the log.
 */
export function checkRecords(
  hash: Hash,
  { entries, records }: History,
  campaign: string,
  known: RecordsByHash,
): readonly Problem[] {
  const needed = entries.flatMap((entry, index): readonly Problem[] => {
    if (entry.campaign !== campaign && entry.kind !== 'commitment') return [];
    const record = known.get(entry.record);
    const { kind } = entry;
    if (record === undefined) return [{ code: 'replay.record-missing', params: { kind, entry: index } }];
    return misfits(entry, index, record);
  });
  return [...needed, ...unlogged(hash, records, entries)];
}

function misfits(entry: LogEntry, index: number, record: Json): readonly Problem[] {
  const { kind, campaign, sequence } = entry;
  const read = readRecord(SCHEMAS[kind], record);
  if (!read.ok) return [at(read.error, { file: 'records.jsonl' })];
  if (kind === 'opening') return [];
  const own = read.value as { readonly campaign: string; readonly sequence: number };
  if (own.campaign === campaign && own.sequence === sequence) return [];
  const stated = `${campaign} (${String(sequence)})`;
  const found = `${own.campaign} (${String(own.sequence)})`;
  return [{ code: 'replay.other-attempt', params: { kind, entry: index, stated, found } }];
}

function unlogged(hash: Hash, records: readonly Json[], entries: readonly LogEntry[]): readonly Problem[] {
  const logged = new Set(entries.map(({ record }) => record));
  return records.flatMap((record) => {
    const sha256 = recordHash(hash, record);
    const { format } = record as JsonObject;
    const params = { format: typeof format === 'string' ? format : '?', sha256 };
    return logged.has(sha256) ? [] : [{ code: 'replay.record-unlogged', params }];
  });
}
