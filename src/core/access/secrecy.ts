/** What of a campaign may be shown, by its state in the life cycle (design §4, two-stage publication). */
export type CampaignPhase = 'planned' | 'committed' | 'drawn' | 'issued' | 'opened';

const PHASES: Readonly<Record<string, CampaignPhase>> = {
  draft: 'planned',
  approved: 'planned',
  committed: 'committed',
  drawn: 'drawn',
  paired: 'drawn',
  issued: 'issued',
  inProgress: 'issued',
  closed: 'issued',
  opened: 'opened',
};

/** The phase of a state of the life cycle; a state that is not known shows nothing. */
export const phaseOf = (state: string): CampaignPhase => PHASES[state] ?? 'planned';

/**
 * Before the draw there is nothing that tells who will be drawn, and nobody is shown any; after it planners and
 * those who audit see the list; officers see their own targets once they are issued; everybody sees all once
 * the draw is opened.
 */
export function showsTargets(phase: CampaignPhase, reader: 'planning' | 'ownTargets' | 'public'): boolean {
  const from: Readonly<Record<typeof reader, readonly CampaignPhase[]>> = {
    planning: ['drawn', 'issued', 'opened'],
    ownTargets: ['issued', 'opened'],
    public: ['opened'],
  };
  return from[reader].includes(phase);
}
