import type { Json } from '../kernel/canonical.js';
import type { Hash } from '../kernel/hash.js';
import type { BundleContent } from './bundle.js';
import type { EarlierTeam } from './earlierTeam.js';
import { recordsByHash, type RecordsByHash } from './logRecords.js';
import { playSubstitutions } from './standingTeams.js';

/** The records that the log has of a bundle's own attempt, in its order; null for one that is not there. */
export function recordsOfAttempt(
  { history, commitment }: Pick<BundleContent, 'history' | 'commitment'>,
  records: RecordsByHash,
): readonly Json[] {
  return history.entries.flatMap(({ campaign, sequence, record }) => {
    const own = campaign === commitment.campaign && sequence === commitment.sequence;
    return own ? [records.get(record) ?? null] : [];
  });
}

/** Who made the visits of a verified bundle, its substitutions included: what later months look back at. */
export function teamsMade(hash: Hash, content: BundleContent): readonly EarlierTeam[] {
  const { campaign } = content.commitment;
  const changes = recordsOfAttempt(content, recordsByHash(hash, content));
  const { teams } = playSubstitutions(hash, content, content.performance.teams, changes);
  return teams.map(({ target, lead, members }) => ({ campaign, target, lead, members: [...members] }));
}
