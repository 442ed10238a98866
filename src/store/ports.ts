import type { CampaignStore } from '../app/ports/campaignStore.js';
import type { ListStore } from '../app/ports/listStore.js';
import type { OrganisationStore } from '../app/ports/organisationStore.js';
import type { RegisterStore } from '../app/ports/registerStore.js';
import type { RosterStore } from '../app/ports/rosterStore.js';
import type { RuleSetStore } from '../app/ports/ruleSetStore.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import { advanceCampaign, loadCampaign, startCampaign } from './campaigns.js';
import { commit, liveCommitment, voidCommitment } from './commitments.js';
import { latestList, loadBundleOf, loadList, saveList } from './lists.js';
import { loadRegister } from './loadRegister.js';
import { loadOrganisations, readOrganisations } from './organisations.js';
import { readRegister } from './readRegister.js';
import { loadRoster, readRoster } from './roster.js';
import { loadRuleSet, saveRuleSet } from './ruleSets.js';

/** Every storage port of the application, on one database. */
export interface Ports
  extends RegisterStore, RosterStore, OrganisationStore, RuleSetStore, CampaignStore, ListStore {
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
}

export function ports(prisma: PrismaClient): Ports {
  return {
    ping: async () => {
      await prisma.$queryRaw`SELECT 1`;
    },
    replaceRegister: (register, progress) => loadRegister(prisma, register, progress),
    readRegister: () => readRegister(prisma),
    replaceRoster: (roster) => loadRoster(prisma, roster),
    readRoster: () => readRoster(prisma),
    replaceOrganisations: (tree) => loadOrganisations(prisma, tree),
    readOrganisations: () => readOrganisations(prisma),
    saveRuleSet: (ruleSet) => saveRuleSet(prisma, ruleSet),
    loadRuleSet: (hash) => loadRuleSet(prisma, hash),
    startCampaign: (campaign) => startCampaign(prisma, campaign),
    loadCampaign: (id) => loadCampaign(prisma, id),
    advanceCampaign: (id, from, to) => advanceCampaign(prisma, id, from, to),
    commit: (commitment) => commit(prisma, commitment),
    liveCommitment: (campaign) => liveCommitment(prisma, campaign),
    saveList: (list, bundle) => saveList(prisma, list, bundle),
    latestList: () => latestList(prisma),
    loadList: (campaign) => loadList(prisma, campaign),
    loadBundleOf: (campaign) => loadBundleOf(prisma, campaign),
    voidCommitment: (campaign, reason) => voidCommitment(prisma, campaign, reason),
  };
}
