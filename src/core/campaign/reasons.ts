import type { ProblemOf } from '../kernel/problem.js';

/** Reason codes of frequency caps and joint visits. */
export interface CampaignReasons {
  'campaign.cap-reached': { target: string; visits: number; most: number; evidence: readonly string[] };
  'campaign.cap-reached-all-agencies': {
    target: string;
    visits: number;
    most: number;
    evidence: readonly string[];
  };
  'campaign.cooldown': { target: string; days: number; least: number };
  'campaign.unknown-case-ground': { target: string; ground: string; known: readonly string[] };
  /** A warning: the enterprise was visited this year already. */
  'campaign.repeat-visit': { target: string; visits: number; evidence: readonly string[] };
  'campaign.month-differs': { campaign: string; month: string; expected: string };
  'campaign.twice': { campaign: string };
}

export type CampaignProblem = ProblemOf<CampaignReasons>;
