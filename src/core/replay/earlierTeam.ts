import Type, { type Static } from 'typebox';
import { err, ok, type Result } from '../kernel/result.js';
import { compareText } from '../kernel/text.js';
import type { ReplayProblem } from './reasons.js';

const Text = Type.String({ minLength: 1 });

/**
 * `evenhand/earlier-team/v1`: who made a visit of an earlier month. Rotation and carried loads of a draw
 * follow from these records, which its commitment binds; the bundles of those months show that they are true.
 */
export const EarlierTeam = Type.Object(
  {
    /** Campaign and month as in its commitment. */
    campaign: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{1,60}/\\d{4}-(0[1-9]|1[0-2])$' }),
    target: Text,
    lead: Text,
    members: Type.Array(Text, { minItems: 1 }),
  },
  { additionalProperties: false, $id: 'evenhand/earlier-team/v1' },
);
export type EarlierTeam = Static<typeof EarlierTeam>;

export const monthOf = ({ campaign }: EarlierTeam): string => campaign.slice(-7);

/** Ascending by campaign, then target. */
export function sortedEarlier(earlier: readonly EarlierTeam[]): readonly EarlierTeam[] {
  return [...earlier].sort((a, b) => compareText(a.campaign, b.campaign) || compareText(a.target, b.target));
}

/** Refuses a team of the month itself or of a later one, and two teams of one campaign at one enterprise. */
export function checkEarlier(earlier: readonly EarlierTeam[], month: string): Result<null, ReplayProblem> {
  let before: EarlierTeam | null = null;
  for (const team of sortedEarlier(earlier)) {
    const { campaign, target } = team;
    if (monthOf(team) >= month)
      return err({ code: 'replay.earlier-not-before', params: { campaign, month } });
    if (before?.campaign === campaign && before.target === target)
      return err({ code: 'replay.earlier-twice', params: { campaign, target } });
    before = team;
  }
  return ok(null);
}
