import { addDays } from '../../../src/core/kernel/date.js';
import type { ScoredVisit } from '../../../src/core/scoring/backtest/visit.js';

export interface Sketch {
  readonly day: number;
  readonly score: number;
  readonly serious: boolean;
  readonly district?: string | null;
  readonly tier?: string;
}

/** Visits from the few things that a test is about; days are counted from 2014-01-01. */
export function visitsOf(sketches: readonly Sketch[]): ScoredVisit[] {
  return sketches.map(({ day, score, serious, district, tier }, i) => ({
    id: `v${i}`,
    enterprise: `e${i}`,
    date: addDays('2014-01-01', day),
    score,
    tier: tier ?? 'A',
    excluded: false,
    serious,
    district: district ?? null,
    category: null,
    hazardClass: null,
  }));
}
