/** Outcomes of a visit, as the public notices of the agencies name them (抽查检查结果公示; design §7, rule 10). */
export const RESULT_CODES = [
  'no-problem',
  'not-disclosed',
  'false-information',
  'corrected-on-order',
  'activity-not-found',
  'unreachable',
  'closed',
  'uncooperative',
  'deregistered',
  'other-violation',
] as const;
export type ResultCode = (typeof RESULT_CODES)[number];
