import type { VisitStore, VisitView } from '../../app/ports/visitStore.js';
import type { PrismaClient } from '../../generated/prisma/client.js';
import { stepCampaign } from '../campaignBook.js';
import { listPage } from '../listPage.js';
import {
  addEvidencePart,
  beginEvidence,
  endEvidence,
  evidenceFile,
  evidenceOfVisit,
  readEvidence,
  resetEvidence,
} from './evidence.js';
import { insertVisits, keepChecklists } from './issueVisits.js';
import { investigatorsOf, operationsOf, recordOperations } from './recordOperations.js';
import { OWN_VISITS, readChecklist, readVisit, VISITS } from './visitRows.js';
import { ok } from '../../core/kernel/result.js';

/** Visits on the database. */
export function visitStore(prisma: PrismaClient): VisitStore {
  return {
    listVisits: (query, filters) => listPage<VisitView>(prisma, VISITS, query, filters),
    ownVisits: (inspector, query, filters) =>
      listPage<VisitView>(prisma, OWN_VISITS, query, { ...filters, inspector }),
    readVisit: (id) => readVisit(prisma, id),
    readChecklist: (hash) => readChecklist(prisma, hash),
    issueVisits: (campaign, visits, checklists, act) =>
      stepCampaign(prisma, { id: campaign, from: 'paired', to: 'issued' }, act, async (database) => {
        await keepChecklists(database, checklists);
        await insertVisits(database, visits, act);
        return ok(undefined);
      }),
    investigatorsOf: (visit) => investigatorsOf(prisma, visit),
    operationsOf: (visit) => operationsOf(prisma, visit),
    recordOperations: (visit, settle, act) => recordOperations(prisma, visit, settle, act),
    beginEvidence: (evidence, act) => beginEvidence(prisma, evidence, act),
    readEvidence: (visit, sha256) => readEvidence(prisma, visit, sha256),
    evidenceOfVisit: (visit) => evidenceOfVisit(prisma, visit),
    addEvidencePart: (visit, sha256, offset, bytes) => addEvidencePart(prisma, visit, sha256, offset, bytes),
    evidenceFile: (visit, sha256) => evidenceFile(prisma, visit, sha256),
    endEvidence: (visit, sha256, act) => endEvidence(prisma, visit, sha256, act),
    resetEvidence: (visit, sha256) => resetEvidence(prisma, visit, sha256),
  };
}
