import type { AuditProblem } from '../reasons.js';
import { holm, oneIn } from './chance.js';
import { rankSumTail } from './rankSum.js';

/** The drawn targets that one person decided about, with their risk scores. */
export interface Replacements {
  /** Who decided the replacements, or the inspector whose targets they were. */
  readonly person: string;
  readonly replaced: readonly number[];
  readonly kept: readonly number[];
}

/** People under whom the replaced targets were riskier than the kept ones beyond chance, with Holm. */
export function riskierReplaced(cases: readonly Replacements[], level: number): AuditProblem[] {
  const adjusted = holm(cases.map(({ replaced, kept }) => rankSumTail(replaced, kept)));
  return cases.flatMap(({ person, replaced, kept }, i): AuditProblem[] => {
    const p = adjusted[i] ?? 1;
    if (p > level) return [];
    const drawn = replaced.length + kept.length;
    const params = { person, replaced: replaced.length, drawn, compared: cases.length, oneIn: oneIn(p) };
    return [{ code: 'audit.replaced-riskier', params }];
  });
}
