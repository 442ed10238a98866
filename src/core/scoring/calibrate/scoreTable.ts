import { chance, logit, softplus } from './logistic.js';

/** How many visits, and how many serious outcomes, fall on each score. */
export class ScoreTable {
  readonly #visits = new Map<number, number>();
  readonly #serious = new Map<number, number>();

  add(score: number, visits: number, serious: number): void {
    this.#visits.set(score, (this.#visits.get(score) ?? 0) + visits);
    this.#serious.set(score, (this.#serious.get(score) ?? 0) + serious);
  }

  /** Log-likelihood of the scores, read as log-odds by the best straight line that does not fall. */
  logLikelihood(): number {
    const rows = [...this.#visits]
      .filter(([, visits]) => visits > 0)
      .map(([score, visits]) => ({ score, visits, serious: this.#serious.get(score) ?? 0 }))
      .sort((a, b) => a.score - b.score);
    const line = bestLine(rows);
    return rows.reduce((sum, { score, visits, serious }) => {
      const eta = line.base + line.slope * score;
      return sum + serious * eta - visits * softplus(eta);
    }, 0);
  }
}

interface Row {
  readonly score: number;
  readonly visits: number;
  readonly serious: number;
}

function bestLine(rows: readonly Row[]): { base: number; slope: number } {
  const visits = rows.reduce((sum, row) => sum + row.visits, 0);
  const serious = rows.reduce((sum, row) => sum + row.serious, 0);
  let [base, slope] = [logit(serious / visits), 0];
  for (let step = 0; step < 40; step++) {
    const [db, ds] = newton(rows, base, slope);
    base += db;
    slope += ds;
    if (Math.abs(db) + Math.abs(ds) < 1e-9) break;
  }
  return slope > 0 ? { base, slope } : { base: logit(serious / visits), slope: 0 };
}

function newton(rows: readonly Row[], base: number, slope: number): [number, number] {
  let [g0, g1, h00, h01, h11] = [0, 0, 1e-12, 0, 1e-12];
  for (const { score, visits, serious } of rows) {
    const p = chance(base + slope * score);
    const [residual, variance] = [serious - visits * p, visits * p * (1 - p)];
    g0 += residual;
    g1 += residual * score;
    h00 += variance;
    h01 += variance * score;
    h11 += variance * score * score;
  }
  const determinant = h00 * h11 - h01 * h01;
  return [(g0 * h11 - g1 * h01) / determinant, (g1 * h00 - g0 * h01) / determinant];
}
