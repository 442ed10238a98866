/** Reason codes of running a campaign. */
export interface CampaignReasons {
  /** The id of a campaign is the plan's name and the month. */
  'campaign.id-differs': { expected: string; found: string };
  'campaign.unknown-rule-set': { hash: string };
  /** A production campaign needs a rule set that somebody else than its author approved. */
  'campaign.rule-set-not-approved': { hash: string };
  'campaign.no-rule-set': { campaign: string };
  'campaign.unknown-holder': { holder: string };
  /** Holders of the plan who have not committed to a secret yet. */
  'campaign.secrets-missing': { holders: readonly string[] };
  /** What is kept for the draw was sealed with another key. */
  'campaign.unsealable': { campaign: string };
  /** The commitment allows no draw before this moment. */
  'campaign.too-early': { notBefore: string };
  'campaign.not-drawn': { campaign: string };
}
