import type { JobSource } from '../app/ports/jobQueue.js';
import type { ScoringStore } from '../app/ports/scoringStore.js';
import type { ServiceStore } from '../app/ports/serviceStore.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import { campaignBook } from './campaignBook.js';
import { advanceCampaign, loadCampaign, startCampaign } from './campaigns.js';
import { commit, liveCommitment, voidCommitment } from './commitments.js';
import { jobsOn } from './jobs/jobs.js';
import type { JobTimes } from './jobs/messages.js';
import type { SqlPool } from './pool.js';
import { scoringsOn } from './scoring/scorings.js';
import { exportFiles } from './exportFiles.js';
import { documentRegister } from './documentRegister.js';
import { followUpStore } from './followUps/followUpStore.js';
import { idempotencyPorts } from './idempotency.js';
import { complaints } from './duties/complaints.js';
import { selfInspections } from './duties/selfInspections.js';
import { triggers } from './duties/triggers.js';
import { disclosures } from './figures/disclosures.js';
import { tracking } from './figures/tracking.js';
import { figures } from './figures/figures.js';
import { importStore } from './imports/importStore.js';
import { latestList, loadBundleOf, loadList, saveList } from './lists.js';
import { loadRegister } from './loadRegister.js';
import { loadOrganisations, readOrganisations } from './organisations.js';
import { peoplePorts } from './peoplePorts.js';
import { readRegister } from './readRegister.js';
import { registry } from './registry.js';
import { loadRoster, readRoster } from './roster.js';
import { recusalRequests } from './recusalRequests.js';
import { shareRead } from './sharedReads.js';
import { ruleSetDrafts } from './ruleSetDrafts.js';
import { loadRuleSet, saveRuleSet } from './ruleSets.js';
import { visitStore } from './visits/visitStore.js';

/** Every storage port of the application, on one database. */
export interface Ports extends ServiceStore, JobSource, ScoringStore {
  /** Parts of jobs counted with the others. */
  jobCounts(): Promise<readonly { readonly kind: string; readonly state: string; readonly count: number }[]>;
}

export function ports(prisma: PrismaClient, pool: SqlPool, jobTimes: JobTimes): Ports {
  return {
    ...jobsOn(prisma, pool, jobTimes),
    ...scoringsOn(pool),
    ...exportFiles(pool),
    jobCounts: () =>
      pool.query(
        'SELECT kind, state, count(*)::int AS count FROM jobs GROUP BY kind, state ORDER BY kind, state',
      ),
    ping: async () => {
      await prisma.$queryRaw`SELECT 1`;
    },
    ...peoplePorts(prisma, pool),
    ...idempotencyPorts(prisma),
    ...campaignBook(prisma),
    ...ruleSetDrafts(prisma),
    ...recusalRequests(prisma),
    ...documentRegister(prisma),
    ...importStore(prisma, pool),
    ...complaints(prisma),
    ...selfInspections(prisma),
    ...triggers(prisma),
    ...figures(prisma),
    ...disclosures(prisma),
    ...tracking(prisma),
    ...visitStore(prisma),
    ...followUpStore(prisma),
    registry: registry(prisma, pool),
    replaceRegister: (register, progress) => loadRegister(prisma, register, progress),
    readRegister: () => readRegister(prisma),
    replaceRoster: (roster) => loadRoster(prisma, roster),
    readRoster: () => readRoster(prisma),
    replaceOrganisations: (tree) => loadOrganisations(prisma, tree),
    readOrganisations: shareRead(() => readOrganisations(pool)),
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
