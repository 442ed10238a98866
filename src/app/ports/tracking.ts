import type { Day } from '../../core/kernel/date.js';

export const TRACKING_GROUPS = ['all', 'tier', 'district', 'hazardClass', 'team'] as const;
export type TrackingGroup = (typeof TRACKING_GROUPS)[number];

/** How far the visits of a campaign are, for one value of one grouping. */
export interface TrackedGroup {
  readonly group: TrackingGroup;
  /** A tier, district, hazard class, or the id of the inspector who leads; null where the register says nothing. */
  readonly value: string | null;
  /** Targets of the draw. */
  readonly drawn: number;
  /** Visits to be made: targets, replacements instead of those that were replaced. */
  readonly due: number;
  readonly visited: number;
  /** Visits whose planned day has passed without them. */
  readonly late: number;
  readonly withFindings: number;
  /** Visits with findings all of which are put right. */
  readonly rectified: number;
  readonly disclosed: number;
  /** Disclosed with nothing open. */
  readonly closed: number;
}

export interface TrackedSubstitution {
  readonly replaced: string;
  readonly replacement: string | null;
  readonly ground: string;
  /** Moment of the decision. */
  readonly at: string;
}

export interface Tracking {
  /** The live draw of a campaign by each grouping; nothing before the draw. */
  trackCampaign(campaign: string, today: Day): Promise<readonly TrackedGroup[]>;
  /** In order of their decision. */
  substitutionsOf(campaign: string): Promise<readonly TrackedSubstitution[]>;
}
