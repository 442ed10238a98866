import type { AuditProblem } from './reasons.js';

/** A beacon round that a commitment of the log names. */
export interface RoundUse {
  readonly campaign: string;
  readonly sequence: number;
  readonly chain: string;
  readonly round: number;
  /** Place of the commitment in the log, from 0. */
  readonly entry: number;
}

type ReusedRound = Extract<AuditProblem, { code: 'audit.round-reused' }>;

/**
 * Each round may stand in one commitment of a log only. A second one, of another campaign or of a later
 * attempt, hangs on a value that was planned for something else and may be known already.
 */
export function reusedRounds(uses: readonly RoundUse[]): readonly ReusedRound[] {
  const first = new Map<string, RoundUse>();
  return uses.flatMap(({ chain, round, campaign, sequence, entry }): readonly ReusedRound[] => {
    const key = `${chain}/${String(round)}`;
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, { chain, round, campaign, sequence, entry });
      return [];
    }
    const other = {
      otherCampaign: earlier.campaign,
      otherSequence: earlier.sequence,
      otherEntry: earlier.entry,
    };
    return [{ code: 'audit.round-reused', params: { chain, round, campaign, sequence, entry, ...other } }];
  });
}
