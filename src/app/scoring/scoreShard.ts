import type { Day } from '../../core/kernel/date.js';
import { compileRuleSet, factsOfRuleSet } from '../../core/scoring/compileRuleSet.js';
import { areasOfCounts, type AreaDay } from '../../core/scoring/facts/areaCounts.js';
import { deriverOf } from '../../core/scoring/facts/deriveFacts.js';
import type { Enterprise, HistoryRecord } from '../../core/scoring/register.js';
import type { RuleSet } from '../../core/scoring/ruleSet.js';

/** A shard as text, so that it travels between threads and databases without being taken apart. */
export interface ShardWork {
  /** JSON of a checked rule set. */
  readonly ruleSet: string;
  readonly asOf: Day;
  /** JSON: `AreaDay[]`. */
  readonly areas: string;
  /** JSON: `[{ enterprise, history }]`. */
  readonly rows: string;
}

interface ShardRow {
  readonly enterprise: Enterprise;
  readonly history: readonly HistoryRecord[];
}

/** Scores the enterprises of a shard: JSON `[{ enterprise, score, tier, fired, excluded, certainty }]`. */
export function scoreShard({ ruleSet, asOf, areas, rows }: ShardWork): string {
  const rules = JSON.parse(ruleSet) as RuleSet;
  const assess = compileRuleSet(rules);
  const derive = deriverOf(new Set(factsOfRuleSet(rules)));
  const around = areasOfCounts(JSON.parse(areas) as readonly AreaDay[]);
  const scores = (JSON.parse(rows) as readonly ShardRow[]).map(({ enterprise, history }) => {
    const { score, tier, fired, excluded, certainty } = assess(
      derive(enterprise, history, asOf, around),
      asOf,
    );
    return { enterprise: enterprise.id, score, tier, fired, excluded, certainty };
  });
  return JSON.stringify(scores);
}
