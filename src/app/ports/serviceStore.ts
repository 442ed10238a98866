import type { AuditTrail } from './auditTrail.js';
import type { CampaignBook } from './campaignBook.js';
import type { CampaignStore } from './campaignStore.js';
import type { ExportStore } from './exportStore.js';
import type { FollowUpStore } from './followUpStore.js';
import type { IdempotencyStore } from './idempotency.js';
import type { JobQueue } from './jobQueue.js';
import type { Complaints } from './complaints.js';
import type { Disclosures } from './disclosures.js';
import type { Figures } from './figures.js';
import type { ImportStore } from './importStore.js';
import type { ListStore } from './listStore.js';
import type { OrganisationStore } from './organisationStore.js';
import type { PeopleStore } from './peopleStore.js';
import type { RegisterStore } from './registerStore.js';
import type { Registry } from './registry.js';
import type { RosterStore } from './rosterStore.js';
import type { RecusalRequests } from './recusalRequests.js';
import type { SelfInspections } from './selfInspections.js';
import type { Tracking } from './tracking.js';
import type { Triggers } from './triggers.js';
import type { RuleSetDrafts } from './ruleSetDrafts.js';
import type { RuleSetStore } from './ruleSetStore.js';
import type { DocumentRegister } from './documentRegister.js';
import type { VisitStore } from './visitStore.js';

/** Every storage port of the application, on one database. */
export interface ServiceStore
  extends
    RegisterStore,
    RosterStore,
    OrganisationStore,
    RuleSetStore,
    CampaignStore,
    ListStore,
    PeopleStore,
    AuditTrail,
    CampaignBook,
    RuleSetDrafts,
    RecusalRequests,
    DocumentRegister,
    JobQueue,
    IdempotencyStore,
    ImportStore,
    Complaints,
    SelfInspections,
    Triggers,
    Figures,
    Disclosures,
    Tracking,
    ExportStore,
    VisitStore,
    FollowUpStore {
  readonly registry: Registry;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
}
