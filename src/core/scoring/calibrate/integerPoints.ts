import type { Outcomes, RuleColumn } from './column.js';
import { ScoreTable } from './scoreTable.js';
import type { Selection } from './selectRules.js';

export interface PointLimits {
  /** Points of the heaviest rule at the start; no rule gets more. */
  readonly maxPoints: number;
  /** Log-likelihood that a rule must be worth to stay. */
  readonly minGain: number;
}

/** Points of a rule by its id: positive for a score, negative for a credit; rules without points are absent. */
export type Points = ReadonlyMap<string, number>;

const ROUNDS = 20;

/**
 * Turns weights into whole points: scales them so that the heaviest gets `maxPoints`, rounds, and then moves
 * single points up and down, or takes a rule out, for as long as the training visits become likelier. A
 * simplified form of the search for risk scores of Ustun and Rudin (2019): it finds a local optimum.
 */
export function integerPoints(
  { columns, model }: Selection,
  outcomes: Outcomes,
  limits: PointLimits,
): Points {
  const heaviest = Math.max(...model.weights, 1e-9);
  const points = model.weights.map((weight) => Math.round((weight / heaviest) * limits.maxPoints));
  const search = newSearch(columns, outcomes, points);
  for (let round = 0; round < ROUNDS; round++) {
    const moved = columns.map((_, j) => improve(search, j, limits));
    if (!moved.includes(true)) break;
  }
  return new Map(
    columns.flatMap(({ rule, sign }, j) =>
      points[j] === 0 ? [] : [[rule, sign * (points[j] ?? 0)] as const],
    ),
  );
}

interface Search {
  readonly columns: readonly RuleColumn[];
  readonly outcomes: Outcomes;
  /** Magnitudes, changed as the search goes. */
  readonly points: number[];
  readonly scores: Int32Array;
  best: number;
}

function newSearch(columns: readonly RuleColumn[], outcomes: Outcomes, points: number[]): Search {
  const scores = new Int32Array(outcomes.length);
  columns.forEach((column, j) => {
    shift(scores, column, points[j] ?? 0);
  });
  return { columns, outcomes, points, scores, best: worth(scores, outcomes) };
}

function shift(scores: Int32Array, { sign, hits }: RuleColumn, points: number): void {
  for (const i of hits) scores[i] = (scores[i] ?? 0) + sign * points;
}

function worth(scores: Int32Array, outcomes: Outcomes): number {
  const table = new ScoreTable();
  scores.forEach((score, i) => {
    table.add(score, 1, outcomes[i] ?? 0);
  });
  return table.logLikelihood();
}

/** Tries one point more, one less and none at all for one rule; keeps the best when it is better. */
function improve(search: Search, j: number, { maxPoints, minGain }: PointLimits): boolean {
  const [now, column] = [search.points[j] ?? 0, search.columns[j]];
  if (column === undefined || now === 0) return false;
  const without = worthOf(search, column, -now) + minGain;
  if (without >= search.best) {
    settle(search, j, column, -now);
    return true;
  }
  for (const move of [1, -1]) {
    if (now + move > maxPoints || now + move < 1) continue;
    if (worthOf(search, column, move) <= search.best + 1e-6) continue;
    settle(search, j, column, move);
    return true;
  }
  return false;
}

function worthOf({ scores, outcomes }: Search, column: RuleColumn, move: number): number {
  shift(scores, column, move);
  const value = worth(scores, outcomes);
  shift(scores, column, -move);
  return value;
}

function settle(search: Search, j: number, column: RuleColumn, move: number): void {
  shift(search.scores, column, move);
  search.points[j] = (search.points[j] ?? 0) + move;
  search.best = worth(search.scores, search.outcomes);
}
