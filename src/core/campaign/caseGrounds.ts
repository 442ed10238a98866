/**
 * Grounds of case inspections (个案检查): the closed list of what may pass a frequency cap, and does not use it
 * up. The first four are those of the State Council's rules on inspections of enterprises (国办发〔2024〕54号):
 * complaints, referred matters, monitoring, the enterprise's own request; the others are triggers of the
 * agencies' own practice.
 */
export const CASE_GROUNDS = [
  'complaints',
  'referred',
  'monitoring',
  'requested',
  'accident-last-month',
  'serious-injury',
  'repeat-accidents',
  'rectification-overdue',
  'reinspection',
  'licence-expired',
  'forged-certificate',
  'filing-mismatch',
  'construction-waste',
  'closure-verification',
] as const;
export type CaseGround = (typeof CASE_GROUNDS)[number];

export function isCaseGround(ground: string): ground is CaseGround {
  return (CASE_GROUNDS as readonly string[]).includes(ground);
}
