import type { CampaignHistory } from './history.js';
import type { Instant } from './instant.js';
import type { AuditProblem } from './reasons.js';

/**
 * A drawn campaign that is not opened by its deadline is an incident for all to see: until then nobody outside
 * can check the draw. Null while there is nothing to say.
 */
export function overdueOpening(
  { campaign, live }: CampaignHistory,
  deadline: Instant,
  now: Instant,
): AuditProblem | null {
  if (live === null || live.draw === null || live.opening !== null || now <= deadline) return null;
  return { code: 'audit.not-opened', params: { campaign, sequence: live.sequence, deadline } };
}
