import type { ResultCode } from '../kernel/resultCode.js';

/** Outcomes of a visit at which nobody could be inspected: no checklist and no signature of the enterprise is due. */
const NOBODY_THERE: ReadonlySet<ResultCode> = new Set([
  'activity-not-found',
  'unreachable',
  'closed',
  'deregistered',
]);
export const foundNobody = (code: ResultCode): boolean => NOBODY_THERE.has(code);

/** Outcomes after which listing as abnormal (列入经营异常名录) must be proposed within a deadline. */
export const callsForAbnormalList = (code: ResultCode): boolean =>
  code === 'unreachable' || code === 'activity-not-found';

/** Outcomes that say something was wrong: the record must hold a finding. */
const WITH_FINDINGS: ReadonlySet<ResultCode> = new Set(['corrected-on-order', 'other-violation']);
export const needsFindings = (code: ResultCode): boolean => WITH_FINDINGS.has(code);

/** Why the code at the entrance was not scanned. */
export const NOT_SCANNED = ['no-code', 'unreadable', 'camera-broken', 'refused', 'nobody-there'] as const;

/** 一般 or 重大. */
export const HAZARD_GRADES = ['general', 'major'] as const;
export type HazardGrade = (typeof HAZARD_GRADES)[number];

/** Who may come along; none of them counts as one of the two officers. */
export const COMPANIONS = ['assistant', 'grid-worker', 'intermediary', 'expert', 'witness'] as const;

/** Why the enterprise did not sign. */
export const SIGNATURE_REFUSALS = ['disagrees', 'no-authority', 'left', 'no-reason-given'] as const;

/** The least number of certified officers (行政处罚法 art. 42; design §7, rule 4). */
export const LEAST_OFFICERS = 2;
