import { parseCheckpoint } from '../audit/checkpoint.js';
import { instantSeconds } from '../audit/instant.js';
import { entryLeaf, type LogEntry } from '../audit/logEntry.js';
import { readHistory } from '../audit/history.js';
import { parseNote } from '../audit/note.js';
import { reusedRounds } from '../audit/reusedRounds.js';
import { merkleRoot } from '../audit/rootBuilder.js';
import { SubstitutionRecord } from '../audit/substitutionRecord.js';
import { applySubstitutions, checkVisited } from '../audit/substitutions.js';
import { checkTiming } from '../audit/timing.js';
import { checkApprover, VoidRecord } from '../audit/voidRecord.js';
import { toHex } from '../kernel/bytes.js';
import { recordHash, type Hash } from '../kernel/hash.js';
import type { Problem } from '../kernel/problem.js';
import { readRecord } from '../kernel/schema.js';
import type { BundleContent } from './bundle.js';
import { drawRecordOf } from './drawRecord.js';
import { checkRecords, recordsByHash, type RecordsByHash } from './logRecords.js';
import { outcomesOf } from './outcomes.js';
import { roundUses } from './roundUses.js';
import { checkVisitingTeams, playSubstitutions } from './standingTeams.js';
import { recordsOfAttempt } from './teamsMade.js';

/**
 * What the log of the campaign says: every entry's record is there, attempts follow each other with a void
 * between them, this attempt is the one in force, its draw record is the one computed again, its times keep
 * the rules, its beacon round is its own, and the enterprises visited are those that draw and substitutions
 * leave. A bundle without a log has nothing to check here except that it holds no records, and who was visited.
 */
export function checkHistory(hash: Hash, content: BundleContent): readonly Problem[] {
  const { history, commitment } = content;
  const records = recordsByHash(hash, content);
  const found = checkRecords(hash, history, commitment.campaign, records);
  const visited = [...checkReplaced(content, records), ...checkSeats(hash, content, records)];
  if (history.entries.length === 0) return [...found, ...visited];
  return [
    ...found,
    ...historyFaults(content),
    ...liveFaults(hash, content),
    ...voidFaults(ownEntries(content), records),
    ...timingFaults(content),
    ...roundFaults(content, records),
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

function voidFaults(entries: readonly LogEntry[], records: RecordsByHash): readonly Problem[] {
  return entries.flatMap((entry, index): readonly Problem[] => {
    const record = records.get(entry.record);
    if (entry.kind !== 'void' || record === undefined) return [];
    const read = readRecord(VoidRecord, record);
    if (!read.ok) return [];
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

/** Beacon rounds of all commitments in the log, as far as they meet this campaign's. */
function roundFaults({ history, commitment }: BundleContent, records: RecordsByHash): readonly Problem[] {
  return reusedRounds(roundUses(history.entries, records)).filter(({ params }) =>
    [params.campaign, params.otherCampaign].includes(commitment.campaign),
  );
}

/** The head that travels with the bundle covers the whole log. Signatures are the reader's to check. */
function headFaults(hash: Hash, { history: { entries, heads } }: BundleContent): readonly Problem[] {
  return heads.flatMap(({ note }): readonly Problem[] => {
    const parsed = parseNote(note);
    const checkpoint = parsed.ok ? parseCheckpoint(parsed.value.text) : parsed;
    if (!checkpoint.ok) return [checkpoint.error];
    const { size, root } = checkpoint.value;
    const leaves = entries.slice(0, size).map((entry) => entryLeaf(hash, entry));
    const computed = toHex(merkleRoot(hash, leaves));
    if (computed !== toHex(root) || size > entries.length)
      return [{ code: 'replay.other-head', params: { size, root: toHex(root), computed } }];
    return size < entries.length
      ? [{ code: 'replay.head-behind', params: { size, entries: entries.length } }]
      : [];
  });
}

/** Each substitution took the next reserve for a stated ground; the visits made are what is left. */
function checkReplaced(content: BundleContent, records: RecordsByHash): readonly Problem[] {
  const { performance, history } = content;
  const left = applySubstitutions(outcomesOf(performance), loggedSubstitutions(content, records));
  if (!left.ok) return [left.error];
  if (history.visited.length === 0) return [];
  const certain = performance.targets.filter(({ ground }) => ground === 'certainty').map(({ id }) => id);
  const visited = checkVisited(
    [...left.value, ...certain],
    history.visited.map(({ id }) => id),
  );
  return visited.ok ? [] : [visited.error];
}

/** Each seat that changed hands went to the next alternate; the people who came are the teams that are left. */
function checkSeats(hash: Hash, content: BundleContent, records: RecordsByHash): readonly Problem[] {
  const { performance, history } = content;
  const changes = recordsOfAttempt(content, records);
  const { teams, problems } = playSubstitutions(hash, content, performance.teams, changes);
  const visiting = checkVisitingTeams(teams, history.visited);
  return visiting.ok ? problems : [...problems, visiting.error];
}

/** The substitutions of the attempt, in the order of the log. */
function loggedSubstitutions(
  { history, commitment }: BundleContent,
  records: RecordsByHash,
): readonly SubstitutionRecord[] {
  return history.entries.flatMap(({ kind, campaign, sequence, record }) => {
    const own = campaign === commitment.campaign && sequence === commitment.sequence;
    if (kind !== 'substitution' || !own) return [];
    const read = readRecord(SubstitutionRecord, records.get(record) ?? null);
    return read.ok ? [read.value] : [];
  });
}
