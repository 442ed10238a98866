import type { Day } from '../../kernel/date.js';
import { compareText } from '../../kernel/text.js';
import { assessAll } from '../assessAll.js';
import type { Facts } from '../assessment.js';
import type { RuleSet } from '../ruleSet.js';

/** What a new version would change among enterprises. */
export interface Effect {
  readonly enterprises: number;
  readonly changeTier: number;
  /** How many move from one tier to another, ascending by both. */
  readonly moves: readonly { readonly from: string; readonly to: string; readonly count: number }[];
  /** Certainty selections and exclusions before and after. */
  readonly certainties: readonly [number, number];
  readonly excluded: readonly [number, number];
}

export function effectOf(before: RuleSet, after: RuleSet, population: readonly Facts[], asOf: Day): Effect {
  const [old, next] = [assessAll(before, population, asOf), assessAll(after, population, asOf)];
  const counts = new Map<string, number>();
  old.forEach(({ tier }, index) => {
    const key = `${tier}\n${next[index]?.tier ?? ''}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  const moves = [...counts]
    .map(([key, count]) => {
      const [from = '', to = ''] = key.split('\n');
      return { from, to, count };
    })
    .filter(({ from, to }) => from !== to)
    .sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to));
  const count = (what: 'certainty' | 'excluded'): [number, number] => [
    old.filter((each) => each[what] !== null).length,
    next.filter((each) => each[what] !== null).length,
  ];
  return {
    enterprises: population.length,
    changeTier: moves.reduce((total, move) => total + move.count, 0),
    moves,
    certainties: count('certainty'),
    excluded: count('excluded'),
  };
}
