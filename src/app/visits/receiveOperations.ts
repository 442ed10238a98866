import type { FollowUp } from '../../core/followUps/followUp.js';
import { recheckOrder } from '../../core/followUps/order.js';
import { newAbnormal } from '../../core/followUps/otherSteps.js';
import { newPenalty } from '../../core/followUps/penalty.js';
import type { FollowUpSettings } from '../../core/followUps/settings.js';
import type { Day } from '../../core/kernel/date.js';
import type { Problem } from '../../core/kernel/problem.js';
import { ok, type Result } from '../../core/kernel/result.js';
import type { Inspector } from '../../core/pairing/roster.js';
import { admit } from '../../core/visits/admit.js';
import { foldVisit, type VisitState } from '../../core/visits/foldVisit.js';
import type { Operation, Recorded } from '../../core/visits/operation.js';
import { callsForAbnormalList } from '../../core/visits/words.js';
import type { CampaignContext } from '../campaigns/context.js';
import type { Act } from '../ports/act.js';
import type { Completion, NewVisit, Standing, VisitView } from '../ports/visitStore.js';
import { dayIn, termEndIfKnown } from './deadlines.js';
import { inspectionOf, orderDone } from './historyOf.js';
import { newReinspection } from './newReinspection.js';
import { contextOf } from './openVisit.js';
import { rosterById } from './seats.js';

/** What became of one operation that was sent. */
export interface Receipt {
  readonly id: string;
  /** `kept`: it is there, now or from before, and will not be lost. */
  readonly outcome: 'kept' | 'repeated' | 'refused';
  readonly problem: Problem | null;
}

export interface Received {
  readonly visit: VisitView;
  readonly receipts: readonly Receipt[];
}

/**
 * Takes what a device sends, in whatever order and however often. Each operation is answered by itself: a refused one
 * does not hold the others up. A visit that they complete brings about what follows from it, once.
 */
export async function receiveOperations(
  context: CampaignContext,
  visit: VisitView,
  sent: readonly Operation[],
  act: Act,
): Promise<Result<Received, Problem>> {
  const { store } = context;
  const against = await contextOf(context, visit);
  const settings = await store.readFollowUpSettings();
  const roster = rosterById(visit.reinspects === null ? [] : await store.readRoster());
  let receipts: readonly Receipt[] = [];
  const kept = await store.recordOperations(
    visit.id,
    (standing) => {
      const taken = take(against, standing.known, sent, act.actor);
      receipts = taken.receipts;
      const state = foldVisit(against, [...standing.known, ...taken.added]);
      const after = { context, settings, roster, act };
      return ok({
        added: taken.added,
        stage: state.stage,
        resultCode: state.result?.code ?? null,
        resultDomain: state.result?.domain ?? null,
        completion: state.stage === 'completed' ? completionOf(after, standing, state) : null,
      });
    },
    act,
  );
  return kept.ok ? ok({ visit: kept.value, receipts }) : kept;
}

function take(
  against: Parameters<typeof admit>[0],
  known: readonly Recorded[],
  sent: readonly Operation[],
  person: string,
): { readonly added: readonly Recorded[]; readonly receipts: readonly Receipt[] } {
  const added: Recorded[] = [];
  const receipts = sent.map((operation): Receipt => {
    const { id } = operation;
    const admitted = admit(against, [...known, ...added], operation);
    if (!admitted.ok) return { id, outcome: 'refused', problem: admitted.error };
    if (admitted.value === 'repeated') return { id, outcome: 'repeated', problem: null };
    added.push({ ...operation, person });
    return { id, outcome: 'kept', problem: null };
  });
  return { added, receipts };
}

interface After {
  readonly context: CampaignContext;
  readonly settings: FollowUpSettings;
  readonly roster: ReadonlyMap<string, Inspector>;
  readonly act: Act;
}

function completionOf(
  { context, settings, roster, act }: After,
  standing: Standing,
  state: VisitState,
): Completion {
  const { calendars } = context;
  const { region } = settings;
  const { visit } = standing;
  const on = visit.completedOn ?? dayOfCompletion(after(context, settings, act), visit, state);
  const about = { context, settings, roster, act, on };
  const rechecked = afterRecheck(about, standing, state);
  return {
    on,
    disclosureDue: termEndIfKnown(calendars, region, on, settings.disclosureWorkdays),
    findings: state.findings.map(({ finding: id, grade, domain, item, text, evidence, corrected }) => ({
      ...{ id, grade, domain, item, text, evidence, corrected },
    })),
    ...rechecked,
    history: [
      ...inspectionOf(visit, on, state),
      ...(rechecked.recheck?.passed === true && standing.order !== null
        ? [orderDone(standing.order, on)]
        : []),
    ],
    opened: [...rechecked.opened, ...abnormalOf(about, standing, state)],
  };
}

const after = ({ calendars }: CampaignContext, { region }: FollowUpSettings, { at }: Act) => ({
  dayOf: (moment: string): Day => dayIn(calendars, region, moment),
  today: dayIn(calendars, region, at),
});

/** The day that the device's clock gives, held between the issue of the visit and its arrival here. */
function dayOfCompletion(
  { dayOf, today }: ReturnType<typeof after>,
  { issuedAt }: VisitView,
  { completedAt }: VisitState,
): Day {
  const [issued, claimed] = [dayOf(issuedAt), completedAt === null ? today : dayOf(completedAt)];
  if (claimed > today) return today;
  return claimed < issued ? issued : claimed;
}

interface About extends After {
  readonly on: Day;
}

const originOf = ({ act, on }: About, { visit, investigators }: Standing) => ({
  ...{ visit: visit.id, enterprise: visit.enterprise, organisation: visit.organisation },
  ...{ openedOn: on, openedBy: act.actor, investigators: [...new Set([...investigators, act.actor])] },
});

const newId = ({ context }: About, prefix: string): string =>
  `${prefix}-${context.security.token().slice(0, 16)}`;

function abnormalOf(about: About, standing: Standing, { result }: VisitState): readonly FollowUp[] {
  if (result === null || !callsForAbnormalList(result.code)) return [];
  const { context, settings, on } = about;
  const deadline = termEndIfKnown(context.calendars, settings.region, on, settings.abnormalListWorkdays);
  const content = { ground: result.code, deadline };
  return [newAbnormal(newId(about, 'AB'), originOf(about, standing), content)];
}

/** What a reinspection makes of its order: put right, or failed, with a draft of a penalty and another reinspection. */
function afterRecheck(
  about: About,
  standing: Standing,
  state: VisitState,
): Pick<Completion, 'recheck' | 'order' | 'opened' | 'visits'> {
  const { visit, order } = standing;
  const nothing = { recheck: null, order: null, opened: [], visits: [] };
  if (order === null) return nothing;
  const found = state.rechecks.find((each) => each.order === order.id);
  if (found === undefined) return anotherTime(about, standing, []);
  const { passed } = found;
  const rechecked = recheckOrder(order, { visit: visit.id, on: about.on, passed });
  if (!rechecked.ok) return nothing;
  const recheck = { order: order.id, passed };
  if (passed) return { recheck, order: rechecked.value, opened: [], visits: [] };
  const cause = { cause: 'recheck-failed', order: order.id } as const;
  const penalty = newPenalty(newId(about, 'PE'), originOf(about, standing), cause, about.settings);
  return { ...anotherTime(about, { ...standing, order: rechecked.value }, [penalty]), recheck };
}

function anotherTime(
  about: About,
  { visit, order }: Standing,
  opened: readonly FollowUp[],
): Pick<Completion, 'recheck' | 'order' | 'opened' | 'visits'> {
  if (order === null) return { recheck: null, order, opened, visits: [] };
  const { context, settings, roster, on } = about;
  const wish = { order, about: visit, after: on, id: newId(about, 'V') };
  const next = newReinspection(context.calendars, settings, roster, wish);
  const visits: NewVisit[] = next.ok ? [next.value.visit] : [];
  const reinspection = next.ok ? next.value.reinspection : null;
  return { recheck: null, order: { ...order, reinspection }, opened, visits };
}
