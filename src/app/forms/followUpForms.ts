import type { FollowUp, FollowUpOf } from '../../core/followUps/followUp.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import type { Day } from '../../core/kernel/date.js';
import { measureWords } from '../../messages/visitWords.js';
import type { Language } from '../../messages/texts.js';
import type { CampaignContext } from '../campaigns/context.js';
import type { Worded } from '../ports/documentRegister.js';
import type { VisitView } from '../ports/visitStore.js';
import { openVisit, type OpenedVisit } from '../visits/openVisit.js';
import type { MeasureContent, OrderContent, Party, PenaltyContent, ReinspectionContent } from './content.js';
import { inBoth } from './inBoth.js';
import { foundIn, officersOf, partyOf, signatureIn } from './visitForms.js';

export const FOLLOW_UP_FORMS = ['order', 'reinspection', 'measure', 'penalty'] as const;
export type FollowUpForm = (typeof FOLLOW_UP_FORMS)[number];

/** The papers of what follows a visit: order, opinion of its last reinspection, measure, proposal of a penalty. */
export async function followUpForm(
  context: CampaignContext,
  followUp: FollowUp,
  kind: FollowUpForm,
): Promise<Result<Worded, Problem>> {
  const visit = await context.store.readVisit(followUp.visit);
  const missing = err({
    code: 'store.not-found',
    params: { kind: 'document', id: `${followUp.id}/${kind}` },
  } as const);
  if (visit === null) return missing;
  const opened = await openVisit(context, visit);
  const party = await partyOf(context, visit);
  if (kind === 'reinspection') {
    const looked = followUp.kind === 'order' ? await lastReinspection(context, followUp) : null;
    if (followUp.kind !== 'order' || looked === null) return missing;
    const found = { order: followUp, opened, ...looked };
    return ok({ kind, content: inBoth((language) => reinspectionOf(found, party, language)) });
  }
  return paperOf(followUp, kind, opened, party) ?? missing;
}

/** The paper of a kind that the thing itself fills; null where there is no ground for it yet. */
function paperOf(
  followUp: FollowUp,
  kind: Exclude<FollowUpForm, 'reinspection'>,
  opened: OpenedVisit,
  party: Party,
): Result<Worded, Problem> | null {
  if (followUp.kind !== kind) return null;
  switch (followUp.kind) {
    case 'order':
      return ok({ kind: 'order', content: inBoth((language) => orderOf(followUp, opened, party, language)) });
    case 'measure':
      return ok({
        kind: 'measure',
        content: inBoth((language) => measureOf(followUp, opened, party, language)),
      });
    case 'penalty':
      if (followUp.proposal === null) return null;
      return ok({ kind: 'penalty', content: inBoth(() => penaltyOf(followUp, opened.visit, party)) });
  }
}

/** What the last reinspection of an order found; null before there was one. */
async function lastReinspection(
  context: CampaignContext,
  { rechecks }: FollowUpOf<'order'>,
): Promise<Pick<Reinspected, 'looked' | 'on' | 'passed'> | null> {
  const last = rechecks.at(-1);
  const visit = last === undefined ? null : await context.store.readVisit(last.visit);
  if (last === undefined || visit === null) return null;
  return { looked: await openVisit(context, visit), on: last.on, passed: last.passed };
}

function orderOf(
  order: FollowUpOf<'order'>,
  opened: OpenedVisit,
  party: Party,
  language: Language,
): OrderContent {
  const covered = new Set(order.findings);
  const findings = opened.state.findings.filter(({ finding }) => covered.has(finding));
  return {
    ...{ party, officers: officersOf(opened.visit), demands: order.demands },
    foundOn: opened.visit.completedOn ?? order.openedOn,
    findings: foundIn({ state: { ...opened.state, findings } }, language),
    basis: basisOf(opened, findings, language),
    deadline: order.deadline ?? order.openedOn,
    signature: signatureIn(opened, language),
  };
}

/** The legal basis of the items whose answers led to findings. */
function basisOf(
  { checklists }: OpenedVisit,
  findings: readonly { readonly item: string | null }[],
  language: Language,
): string {
  const items = new Set(findings.map(({ item }) => item));
  const bases = checklists.flatMap(({ checklist: { sections } }) =>
    sections.flatMap((section) =>
      section.items.filter(({ code }) => items.has(code)).map(({ basis }) => basis[language]),
    ),
  );
  return [...new Set(bases)].join(language === 'zh' ? '；' : '; ');
}

interface Reinspected {
  readonly order: FollowUpOf<'order'>;
  readonly opened: OpenedVisit;
  readonly looked: OpenedVisit;
  readonly on: Day;
  readonly passed: boolean;
}

function reinspectionOf(
  { order, opened, looked, on, passed }: Reinspected,
  party: Party,
  language: Language,
): ReinspectionContent {
  const covered = new Set(order.findings);
  const opinion = looked.state.rechecks.find((each) => each.order === order.id)?.text ?? '';
  const texts = opened.state.findings.filter(({ finding }) => covered.has(finding)).map(({ text }) => text);
  return {
    ...{ party, officers: officersOf(looked.visit), orderedOn: order.openedOn, order: order.id },
    ...{ recheckedOn: on, opinion, passed, signature: signatureIn(looked, language) },
    items: texts.map((text) => ({ text, passed, note: '' })),
  };
}

function measureOf(
  { measure, reason, basis, openedOn, deadline, seals }: FollowUpOf<'measure'>,
  opened: OpenedVisit,
  party: Party,
  language: Language,
): MeasureContent {
  return {
    ...{ party, officers: officersOf(opened.visit), reason, basis, from: openedOn, to: deadline ?? openedOn },
    measure: measureWords[measure][language],
    objects: seals.map(({ device, seal, place }) => ({ name: device, seal, place })),
    signature: signatureIn(opened, language),
  };
}

function penaltyOf(
  { proposal, review, collective, decision, thresholdFen }: FollowUpOf<'penalty'>,
  visit: VisitView,
  party: Party,
): PenaltyContent {
  return {
    ...{ party, officers: officersOf(visit), thresholdFen },
    ...{ facts: proposal?.facts ?? '', basis: proposal?.basis ?? '', amountFen: proposal?.amountFen ?? 0 },
    proposal: proposal === null ? null : { text: proposal.facts, people: [proposal.by], on: proposal.on },
    review: review === null ? null : { text: review.opinion, people: [review.by], on: review.on },
    collective:
      collective === null
        ? null
        : { text: collective.minutes, people: collective.attendees, on: collective.on },
    decision: decision === null ? null : { text: decision.text, people: [decision.by], on: decision.on },
  };
}
