/**
 * What agencies report (design §7.17): the closed list of figures. Each is a count of records of a period, or the
 * sum of a number that the records carry. Amounts are in fen, a hundredth of a yuan.
 */
export const FIGURES = [
  'targetsDue',
  'unitsChecked',
  'disclosed',
  'visitsClosed',
  'reinspections',
  'orders',
  'measures',
  'devicesSealed',
  'hazardsFound',
  'hazardsRectified',
  'penalties',
  'penaltyAmount',
  'criminalReferrals',
  'interviews',
  'substitutions',
  'accidents',
  'deaths',
  'injuries',
  'complaints',
  'complaintsSupervised',
  'complaintsReferred',
  'complaintsClosed',
  'formsIssued',
  'formsReturned',
] as const;
export type FigureCode = (typeof FIGURES)[number];

export type FigureCounts = Readonly<Record<FigureCode, number>>;

/** Shares of one figure in another; completion is disclosed ÷ due, closure is closed ÷ disclosed (design §2). */
export const RATES = {
  completionRate: ['disclosed', 'targetsDue'],
  closureRate: ['visitsClosed', 'disclosed'],
  rectificationRate: ['hazardsRectified', 'hazardsFound'],
  complaintClosureRate: ['complaintsClosed', 'complaints'],
  returnRate: ['formsReturned', 'formsIssued'],
} as const satisfies Readonly<Record<string, readonly [FigureCode, FigureCode]>>;
export type RateCode = keyof typeof RATES;

export const noCounts = (): FigureCounts =>
  Object.fromEntries(FIGURES.map((code) => [code, 0])) as Record<FigureCode, number>;

/** The counts of several organisations together. */
export function addCounts(parts: readonly FigureCounts[]): FigureCounts {
  const total: Record<FigureCode, number> = { ...noCounts() };
  for (const part of parts) for (const code of FIGURES) total[code] += part[code];
  return total;
}
