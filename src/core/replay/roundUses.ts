import type { LogEntry } from '../audit/logEntry.js';
import type { RoundUse } from '../audit/reusedRounds.js';
import { readRecord } from '../kernel/schema.js';
import { Commitment } from './commitment.js';
import type { RecordsByHash } from './logRecords.js';

/** The beacon rounds that the commitments of a log name, as far as their records are known. */
export function roundUses(entries: readonly LogEntry[], records: RecordsByHash): readonly RoundUse[] {
  return entries.flatMap(({ kind, campaign, sequence, record }, entry) => {
    if (kind !== 'commitment') return [];
    const commitment = readRecord(Commitment, records.get(record) ?? null);
    const beacon = commitment.ok ? commitment.value.seedPlan.beacon : null;
    return beacon === null ? [] : [{ campaign, sequence, ...beacon, entry }];
  });
}
