import { toHex } from '../../core/kernel/bytes.js';
import type { Problem } from '../../core/kernel/problem.js';
import { utf8 } from '../../core/kernel/text.js';
import type { Result } from '../../core/kernel/result.js';
import { readRecord } from '../../core/kernel/schema.js';
import type { Hash } from '../../core/kernel/hash.js';
import { Plan } from '../../core/replay/plan.js';
import type { CampaignContext } from '../campaigns/context.js';
import type { ListLine } from '../month/monthList.js';
import type { Act } from '../ports/act.js';
import type { PlannedCampaign } from '../ports/campaignBook.js';
import type { NewVisit, StoredChecklist } from '../ports/visitStore.js';
import { chooseChecklists, storedChecklist } from './chooseChecklists.js';
import { rosterById, seatsOf } from './seats.js';

/** The id of a campaign's visit: the same draw gives the same ids. */
export const visitId = (hash: Hash, commitment: string, enterprise: string): string =>
  `V${toHex(hash.sha256(utf8(`evenhand/visit/v1 ${commitment} ${enterprise}`))).slice(0, 24)}`;

/**
 * paired → issued: the drawn list becomes visits, each with its officers and the checklists that fit the enterprise,
 * in the version of this day. From now on officers see their own.
 */
export async function issueCampaign(
  context: CampaignContext,
  campaign: PlannedCampaign,
  act: Act,
): Promise<Result<PlannedCampaign, Problem>> {
  const { store, hash } = context;
  const list = await store.loadList(campaign.id);
  const plan = readRecord(Plan, campaign.plan);
  if (!plan.ok) return plan;
  const { domain } = plan.value.teams;
  const roster = rosterById(await store.readRoster());
  const kept = new Map<string, StoredChecklist>();
  const visits: NewVisit[] = [];
  for (const line of list?.lines ?? []) {
    const chosen = await checklistsFor(context, line.id, domain);
    for (const each of chosen.kept) kept.set(each.hash, each);
    const commitment = list?.summary.commitmentHash ?? '';
    visits.push({
      ...visitOf(line, domain, chosen.organisation ?? campaign.organisation),
      ...{ id: visitId(hash, commitment, line.id), campaign: campaign.id, commitment },
      checklists: chosen.kept.map((each) => each.hash),
      officers: seatsOf(roster, line.team, domain, line.date),
    });
  }
  return store.issueVisits(campaign.id, visits, [...kept.values()], act);
}

type Chosen = { readonly organisation: string | null; readonly kept: readonly StoredChecklist[] };

async function checklistsFor(
  { store, hash, checklists }: CampaignContext,
  id: string,
  domain: string,
): Promise<Chosen> {
  const enterprise = await store.registry.enterprises.read(id);
  const chosen = chooseChecklists(checklists, domain, enterprise ?? { devices: [], marks: [] });
  return {
    organisation: enterprise?.organisation ?? null,
    kept: chosen.map((checklist) => storedChecklist(hash, checklist)),
  };
}

function visitOf(
  { id: enterprise, name, date, ground }: ListLine,
  domain: string,
  organisation: string | null,
): Omit<NewVisit, 'id' | 'campaign' | 'commitment' | 'checklists' | 'officers'> {
  return {
    ...{ kind: 'campaign', ground, reinspects: null, enterprise, name, organisation, domain },
    ...{ plannedOn: date, dueOn: null },
  };
}
