import { evidenceOf, foldVisit, type VisitState } from '../../core/visits/foldVisit.js';
import type { Checklist } from '../../core/visits/checklist.js';
import type { VisitContext } from '../../core/visits/visitRecord.js';
import type { CampaignContext } from '../campaigns/context.js';
import type { Evidence, KeptOperation, VisitView } from '../ports/visitStore.js';
import { entryCodeOf } from './entryCode.js';

/** A visit's checklist with the hash under which it was kept. */
export interface HeldChecklist {
  readonly hash: string;
  readonly checklist: Checklist;
}

/** What the record of a visit is read against: its officers, its checklists as issued, and the code at the entrance. */
export async function contextOf(
  context: CampaignContext,
  visit: VisitView,
): Promise<VisitContext & { readonly held: readonly HeldChecklist[] }> {
  const held: HeldChecklist[] = [];
  for (const hash of visit.checklists) {
    const stored = await context.store.readChecklist(hash);
    if (stored !== null) held.push({ hash, checklist: JSON.parse(stored.content) as Checklist });
  }
  return {
    held,
    checklists: held.map(({ checklist }) => checklist),
    officers: visit.officers.map(({ inspector, certificate }) => ({
      officer: inspector,
      certified: certificate !== null,
    })),
    entryCode: entryCodeOf(context, visit.enterprise),
    order: visit.reinspects,
  };
}

export interface OpenedVisit {
  readonly visit: VisitView;
  readonly checklists: readonly HeldChecklist[];
  readonly operations: readonly KeptOperation[];
  readonly state: VisitState;
  readonly evidence: readonly Evidence[];
  /** Files that the record names and that have not come yet. */
  readonly awaited: readonly string[];
}

/** A visit with all that is known of it. */
export async function openVisit(context: CampaignContext, visit: VisitView): Promise<OpenedVisit> {
  const against = await contextOf(context, visit);
  const operations = await context.store.operationsOf(visit.id);
  const evidence = await context.store.evidenceOfVisit(visit.id);
  const here = new Set(evidence.filter(({ complete }) => complete).map(({ sha256 }) => sha256));
  const awaited = evidenceOf(operations).filter((sha256) => !here.has(sha256));
  const state = foldVisit(against, operations);
  return { visit, checklists: against.held, operations, state, evidence, awaited };
}
