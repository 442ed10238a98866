import type { Day } from '../kernel/date.js';
import { sameJson } from '../kernel/sameJson.js';
import { err, ok, type Result } from '../kernel/result.js';
import type { DutyProblem } from './reasons.js';

/** How a complaint reached the office. */
export const COMPLAINT_CHANNELS = ['hotline', 'letter', 'visit', 'online', 'referredIn', 'other'] as const;
export type ComplaintChannel = (typeof COMPLAINT_CHANNELS)[number];

export const COMPLAINT_STATES = ['received', 'assigned', 'answered', 'closed'] as const;
export type ComplaintState = (typeof COMPLAINT_STATES)[number];

/** 督办: the office itself watches how it is handled. 转办: it is referred to who is in charge. */
export const HANDLINGS = ['supervised', 'referred'] as const;
export type Handling = (typeof HANDLINGS)[number];

/** What looking into it showed. */
export const COMPLAINT_FINDINGS = ['verified', 'partly', 'unfounded'] as const;
export type ComplaintFinding = (typeof COMPLAINT_FINDINGS)[number];

/** A complaint or report (投诉举报). How to reach who complained is kept apart. */
export interface Complaint {
  readonly id: string;
  /** Organisation that answers for it. */
  readonly organisation: string;
  /** Whom it is about, where that is known. */
  readonly enterprise: string | null;
  readonly receivedOn: Day;
  readonly channel: ComplaintChannel;
  readonly subject: string;
  readonly matter: string;
  readonly state: ComplaintState;
  readonly handling: Handling | null;
  /** Organisation or office that handles it, in words. */
  readonly handler: string | null;
  readonly dueOn: Day | null;
  readonly finding: ComplaintFinding | null;
  readonly answer: string | null;
  /** Day on which the finding was known: from then on a verified complaint is a fact. */
  readonly answeredOn: Day | null;
  readonly answeredBy: string | null;
  readonly closedOn: Day | null;
  /** False for an anonymous one. */
  readonly hasContact: boolean;
}

export type ComplaintStep =
  | {
      readonly kind: 'assign';
      readonly handling: Handling;
      readonly handler: string;
      readonly dueOn: Day;
    }
  | {
      readonly kind: 'answer';
      readonly finding: ComplaintFinding;
      readonly answer: string;
      readonly on: Day;
      readonly by: string;
    }
  | { readonly kind: 'close'; readonly on: Day };

const FROM: Readonly<Record<ComplaintStep['kind'], readonly ComplaintState[]>> = {
  // Assigned again as long as nobody has answered: to somebody else, or with another deadline.
  assign: ['received', 'assigned'],
  answer: ['assigned'],
  close: ['answered'],
};

/** What a complaint says once a step is done. */
function after(complaint: Complaint, step: ComplaintStep): Complaint {
  if (step.kind === 'assign') {
    const { handling, handler, dueOn } = step;
    return { ...complaint, state: 'assigned', handling, handler, dueOn };
  }
  if (step.kind === 'close') return { ...complaint, state: 'closed', closedOn: step.on };
  const { finding, answer, on, by } = step;
  return { ...complaint, state: 'answered', finding, answer, answeredOn: on, answeredBy: by };
}

/**
 * received → assigned → answered → closed: none is closed without an answer, none is answered by nobody. A step that
 * was made already, word for word, changes nothing.
 */
export function stepComplaint(complaint: Complaint, step: ComplaintStep): Result<Complaint, DutyProblem> {
  const { id, state, receivedOn, enterprise } = complaint;
  const next = after(complaint, step);
  if (sameJson({ ...next }, { ...complaint })) return ok(complaint);
  if (!FROM[step.kind].includes(state))
    return err({ code: 'duties.complaint-step', params: { complaint: id, from: state, step: step.kind } });
  const second = step.kind === 'assign' ? step.dueOn : step.on;
  const first = step.kind === 'close' ? (complaint.answeredOn ?? receivedOn) : receivedOn;
  if (second < first) return err({ code: 'duties.day-order', params: { first, second } });
  if (step.kind === 'answer' && step.finding !== 'unfounded' && enterprise === null)
    return err({ code: 'duties.no-enterprise', params: { complaint: id } });
  return ok(next);
}
