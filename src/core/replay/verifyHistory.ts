import { parseCheckpoint } from '../audit/checkpoint.js';
import { instantSeconds } from '../audit/instant.js';
import { entryLeaf, type LogEntry } from '../audit/logEntry.js';
import { readHistory } from '../audit/history.js';
import { parseNote } from '../audit/note.js';
import { merkleRoot } from '../audit/rootBuilder.js';
import { SubstitutionRecord } from '../audit/substitutionRecord.js';
import { applySubstitutions, checkVisited } from '../audit/substitutions.js';
import { checkTiming } from '../audit/timing.js';
import { checkApprover, VoidRecord } from '../audit/voidRecord.js';
import { toHex } from '../kernel/bytes.js';
import type { Json } from '../kernel/canonical.js';
import { recordHash, type Hash } from '../kernel/hash.js';
import { at, type Problem } from '../kernel/problem.js';
import { ok, type Result } from '../kernel/result.js';
import { readRecord } from '../kernel/schema.js';
import type { BundleContent } from './bundle.js';
import { drawRecordOf } from './drawRecord.js';

/**
 * What the log of the campaign says: every entry's record is there, attempts follow each other with a void
 * between them, this attempt is the one in force, its draw record is the one computed again, its times keep
 * the rules, and the enterprises visited are those that draw and substitutions leave. A bundle without a log
 * has nothing to check here except who was visited.
 */
export function checkHistory(hash: Hash, content: BundleContent): readonly Problem[] {
  const entries = ownEntries(content);
  const visited = checkReplaced(content);
  if (content.history.entries.length === 0) return [...unlogged(hash, content, new Set()), ...visited];
  const records = recordsByHash(hash, content);
  return [
    ...missingRecords(entries, records),
    ...unlogged(hash, content, new Set(entries.map(({ record }) => record))),
    ...historyFaults(content),
    ...liveFaults(hash, content),
    ...voidFaults(entries, records),
    ...timingFaults(content),
    ...headFaults(hash, content),
    ...visited,
  ];
}

function ownEntries({ history, commitment }: BundleContent): readonly LogEntry[] {
  return history.entries.filter(({ campaign }) => campaign === commitment.campaign);
}

/** The log may be one for many campaigns; places in it are those of the whole log. */
function historyFaults({ history, commitment }: BundleContent): readonly Problem[] {
  const all = readHistory(history.entries);
  return all.find(({ campaign }) => campaign === commitment.campaign)?.problems ?? [];
}

/** The records that entries may name, those that stand in files of their own included. */
function recordsByHash(hash: Hash, { history, commitment, opening }: BundleContent): Map<string, Json> {
  const all = [...history.records, commitment as Json, opening as Json];
  return new Map(all.map((record) => [recordHash(hash, record), record]));
}

function missingRecords(
  entries: readonly LogEntry[],
  records: ReadonlyMap<string, Json>,
): readonly Problem[] {
  return entries.flatMap(({ kind, record }, entry) =>
    records.has(record) ? [] : [{ code: 'replay.record-missing', params: { kind, entry } }],
  );
}

function unlogged(hash: Hash, { history }: BundleContent, logged: ReadonlySet<string>): readonly Problem[] {
  return history.records.flatMap((record) => {
    const sha256 = recordHash(hash, record);
    const { format } = record as { format?: Json };
    const params = { format: typeof format === 'string' ? format : '?', sha256 };
    return logged.has(sha256) ? [] : [{ code: 'replay.record-unlogged', params }];
  });
}

/** This commitment is the attempt in force, drawn as computed and opened as the bundle opens it. */
function liveFaults(hash: Hash, content: BundleContent): readonly Problem[] {
  const { commitment, opening, performance, history } = content;
  const own = readHistory(history.entries).find(({ campaign }) => campaign === commitment.campaign);
  const record = drawRecordOf(hash, commitment, opening, performance.cells);
  const expected = {
    commitment: opening.commitmentHash,
    draw: recordHash(hash, record),
    opening: recordHash(hash, opening),
  };
  const live = own?.live ?? null;
  if (live?.sequence !== commitment.sequence) {
    const params = { sequence: commitment.sequence, attempts: own?.attempts ?? 0 };
    return [{ code: 'replay.not-the-live-attempt', params }];
  }
  return (['commitment', 'draw', 'opening'] as const).flatMap((what) => {
    const [stated, computed] = [live[what] ?? '', expected[what]];
    if (stated === computed) return [];
    const place = { file: 'log.jsonl', field: what };
    return [{ code: 'replay.differs', params: { what, stated, computed }, place }];
  });
}

function voidFaults(entries: readonly LogEntry[], records: ReadonlyMap<string, Json>): readonly Problem[] {
  return entries.flatMap((entry, index): readonly Problem[] => {
    const record = records.get(entry.record);
    if (entry.kind !== 'void' || record === undefined) return [];
    const read = readRecord(VoidRecord, record);
    if (!read.ok) return [at(read.error, { file: 'records.jsonl' })];
    const approved = checkApprover(read.value);
    const ended = entries.findLast(
      ({ kind, campaign }, i) => i < index && kind === 'commitment' && campaign === entry.campaign,
    );
    const stated = `${read.value.commitment} (${read.value.sequence})`;
    const computed = `${ended?.record ?? ''} (${entry.sequence})`;
    return [
      ...(approved.ok ? [] : [approved.error]),
      ...(stated === computed
        ? []
        : [{ code: 'replay.differs', params: { what: 'void', stated, computed } }]),
    ];
  });
}

/** Times by the log: the commitment's entry, and the moment of the draw, which its entry does not precede. */
function timingFaults({ commitment, opening, history }: BundleContent): readonly Problem[] {
  const entryOf = (kind: LogEntry['kind']): LogEntry | undefined =>
    history.entries.find(
      (entry) =>
        entry.kind === kind &&
        entry.campaign === commitment.campaign &&
        entry.sequence === commitment.sequence,
    );
  const [committed, drawn] = [entryOf('commitment'), entryOf('draw')];
  if (committed === undefined || drawn === undefined) return [];
  const times = [committed.at, commitment.drawNotBefore, opening.drawnAt ?? drawn.at].map(instantSeconds);
  const [committedAt, notBefore, drawnAt] = times.map((time) => (time.ok ? time.value : Number.NaN));
  const timing = checkTiming(commitment.seedPlan, {
    committedAt: committedAt ?? 0,
    drawNotBefore: notBefore ?? 0,
    drawnAt: drawnAt ?? 0,
  });
  const late = opening.drawnAt !== null && opening.drawnAt > drawn.at;
  const params = { what: 'drawnAt', stated: opening.drawnAt ?? '', computed: drawn.at };
  return [
    ...times.flatMap((time) => (time.ok ? [] : [time.error])),
    ...(timing.ok ? [] : [timing.error]),
    ...(late ? [{ code: 'replay.differs', params }] : []),
  ];
}

/** The head that travels with the bundle covers exactly a beginning of the log. Signatures are the reader's. */
function headFaults(hash: Hash, { history }: BundleContent): readonly Problem[] {
  return history.heads.flatMap(({ note }): readonly Problem[] => {
    const parsed = parseNote(note);
    const checkpoint = parsed.ok ? parseCheckpoint(parsed.value.text) : parsed;
    if (!checkpoint.ok) return [checkpoint.error];
    return sameRoot(hash, history.entries, checkpoint.value);
  });
}

/** Compares a head with the first entries of a log. */
export function sameRoot(
  hash: Hash,
  entries: readonly LogEntry[],
  { size, root }: { readonly size: number; readonly root: Uint8Array },
): readonly Problem[] {
  const computed = toHex(
    merkleRoot(
      hash,
      entries.slice(0, size).map((entry) => entryLeaf(hash, entry)),
    ),
  );
  if (size <= entries.length && computed === toHex(root)) return [];
  return [{ code: 'replay.other-head', params: { size, root: toHex(root), computed } }];
}

/** Each substitution took the next reserve for a stated ground; the visits made are what is left. */
function checkReplaced(content: BundleContent): readonly Problem[] {
  const { performance, history, commitment } = content;
  const replaced = substitutionsOf(content);
  if (!replaced.ok) return [at(replaced.error, { file: 'records.jsonl' })];
  const own = replaced.value.filter(
    ({ campaign, sequence }) => campaign === commitment.campaign && sequence === commitment.sequence,
  );
  const cells = performance.cells.map(({ cell }) => ({
    cell,
    drawn: performance.targets
      .filter((target) => target.cell === cell && target.ground === 'random')
      .map(({ id }) => id),
    reserves: performance.reserves.filter((each) => each.cell === cell).map(({ id }) => id),
  }));
  const left = applySubstitutions(cells, own);
  if (!left.ok) return [left.error];
  if (history.visited.length === 0) return [];
  const certain = performance.targets.filter(({ ground }) => ground === 'certainty').map(({ id }) => id);
  const visited = checkVisited(
    [...left.value, ...certain],
    history.visited.map(({ id }) => id),
  );
  return visited.ok ? [] : [visited.error];
}

function substitutionsOf({ history }: BundleContent): Result<readonly SubstitutionRecord[], Problem> {
  const found: SubstitutionRecord[] = [];
  for (const record of history.records) {
    if ((record as { format?: Json }).format !== 'evenhand/substitution/v1') continue;
    const read = readRecord(SubstitutionRecord, record);
    if (!read.ok) return read;
    found.push(read.value);
  }
  return ok(found);
}
