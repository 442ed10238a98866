import type { LogEntry } from './logEntry.js';
import type { AuditProblem } from './reasons.js';

/** What the log says of one campaign. */
export interface CampaignHistory {
  readonly campaign: string;
  /** Commitments made: shown beside every result. */
  readonly attempts: number;
  readonly voids: number;
  /** Voids of attempts that had been drawn already. */
  readonly voidsAfterDraw: number;
  readonly substitutions: number;
  readonly inspectorSubstitutions: number;
  readonly incidents: number;
  /** The commitment in force, or null when the last one was voided. */
  readonly live: LiveAttempt | null;
  /** Everything that an honest log does not show, in the order of the log. */
  readonly problems: readonly AuditProblem[];
}

interface LiveAttempt {
  readonly sequence: number;
  /** Hash of the commitment. */
  readonly commitment: string;
  /** Hash of the record published at the draw, or null. */
  readonly draw: string | null;
  /** Hash of the opening, or null. */
  readonly opening: string | null;
}

/**
 * Reads a log in its order and tells, campaign by campaign, what became of every commitment. One commitment
 * is in force at a time; another needs a void between them, and sequences have no gaps. So a quiet redraw, a
 * deleted void and a draw without a commitment all show. Problems name the place in the log, from 0.
 */
export function readHistory(entries: readonly LogEntry[]): CampaignHistory[] {
  const campaigns = new Map<string, CampaignHistory>();
  for (const [index, entry] of entries.entries()) {
    const before = campaigns.get(entry.campaign) ?? blank(entry.campaign);
    const after = step(before, entry, index);
    const backwards = entry.at < (entries[index - 1]?.at ?? '');
    const clock: AuditProblem = { code: 'audit.log-clock', params: { entry: index, at: entry.at } };
    const problems = backwards ? [...after.problems, clock] : after.problems;
    campaigns.set(entry.campaign, { ...after, problems });
  }
  return [...campaigns.values()];
}

const blank = (campaign: string): CampaignHistory => ({
  campaign,
  attempts: 0,
  voids: 0,
  voidsAfterDraw: 0,
  substitutions: 0,
  inspectorSubstitutions: 0,
  incidents: 0,
  live: null,
  problems: [],
});

function step(history: CampaignHistory, entry: LogEntry, index: number): CampaignHistory {
  switch (entry.kind) {
    case 'commitment':
      return commit(history, entry, index);
    case 'void':
      return discard(history, entry, index);
    case 'draw':
    case 'opening':
      return advance(history, entry, index);
    case 'substitution':
    case 'inspector-substitution': {
      const problems = isDrawn(history, entry) ? [] : [outOfPlace(entry, index)];
      const counted = entry.kind === 'substitution' ? 'substitutions' : 'inspectorSubstitutions';
      return accuse({ ...history, [counted]: history[counted] + 1 }, problems);
    }
    case 'incident':
      return { ...history, incidents: history.incidents + 1 };
  }
}

function commit(history: CampaignHistory, entry: LogEntry, index: number): CampaignHistory {
  const { campaign, sequence, record } = entry;
  const problems: AuditProblem[] = [];
  const { live } = history;
  if (live !== null) {
    const params = {
      campaign,
      sequence: live.sequence,
      first: live.commitment,
      second: record,
      entry: index,
    };
    problems.push(
      sequence === live.sequence
        ? { code: 'audit.second-commitment', params }
        : { code: 'audit.void-missing', params },
    );
  }
  const expected = history.attempts + 1;
  if (sequence !== expected) {
    problems.push({
      code: 'audit.sequence-gap',
      params: { campaign, expected, found: sequence, entry: index },
    });
  }
  const next = { sequence, commitment: record, draw: null, opening: null };
  return accuse({ ...history, attempts: history.attempts + 1, live: next }, problems);
}

function discard(history: CampaignHistory, entry: LogEntry, index: number): CampaignHistory {
  const voids = history.voids + 1;
  const { live } = history;
  if (live?.sequence !== entry.sequence) return accuse({ ...history, voids }, [outOfPlace(entry, index)]);
  const { campaign, sequence } = entry;
  const late: AuditProblem = {
    code: 'audit.void-after-opening',
    params: { campaign, sequence, entry: index },
  };
  const voidsAfterDraw = history.voidsAfterDraw + (live.draw === null ? 0 : 1);
  return accuse({ ...history, voids, voidsAfterDraw, live: null }, live.opening === null ? [] : [late]);
}

function advance(history: CampaignHistory, entry: LogEntry, index: number): CampaignHistory {
  const { live } = history;
  const stage = entry.kind === 'draw' ? 'draw' : 'opening';
  const ready = live?.sequence === entry.sequence && (stage === 'draw' || live.draw !== null);
  if (live === null || !ready) return accuse(history, [outOfPlace(entry, index)]);
  const first = live[stage];
  if (first === null) return { ...history, live: { ...live, [stage]: entry.record } };
  const { campaign, sequence, kind, record: second } = entry;
  const params = { kind, campaign, sequence, first, second, entry: index };
  return accuse(history, [{ code: 'audit.done-twice', params }]);
}

/** Drawn and not opened: the time of substitutions. */
const isDrawn = ({ live }: CampaignHistory, { sequence }: LogEntry): boolean =>
  live?.sequence === sequence && live.draw !== null && live.opening === null;

function outOfPlace({ kind, campaign, sequence }: LogEntry, index: number): AuditProblem {
  return { code: 'audit.out-of-place', params: { kind, campaign, sequence, entry: index } };
}

function accuse(history: CampaignHistory, problems: readonly AuditProblem[]): CampaignHistory {
  return { ...history, problems: [...history.problems, ...problems] };
}
