import { describe, expect, test } from 'vitest';
import { compileRuleSet, compileScore } from '../../../src/core/scoring/compileRuleSet.js';
import {
  byJsonLogicEngine,
  byJsonRulesEngine,
  demoFacts,
  flatFacts,
  rulesOf25,
} from '../../bench/scoringEngines.js';

const ruleSet = rulesOf25();
const population = demoFacts(ruleSet);

describe('25 rules on the demonstration district', () => {
  test('give the scores and reasons that json-rules-engine gives', async () => {
    const score = compileScore(ruleSet);
    const rules = byJsonRulesEngine(ruleSet);
    for (const facts of population.slice(0, 400)) {
      const own = score(facts);
      const other = await rules(facts);
      const byId = (a: { rule: string }, b: { rule: string }) => (a.rule < b.rule ? -1 : 1);
      expect(other.fired.sort(byId)).toEqual(own.fired);
      expect(Math.max(0, other.score)).toBe(own.score);
    }
  });

  test('pass a million enterprises through without keeping memory', () => {
    const score = compileScore(ruleSet);
    const heap: number[] = [];
    let total = 0;
    for (let i = 0; i < 1_000_000; i++) {
      total += score(population[i % population.length] ?? {}).score;
      if (i % 200_000 === 199_999) heap.push(process.memoryUsage().heapUsed);
    }
    expect(total).toBeGreaterThan(0);
    // Reasons of a million enterprises, had they been kept, would be over 100 MB.
    expect(Math.max(...heap) - Math.min(...heap)).toBeLessThan(64 * 1024 * 1024);
  });

  test('take far less time than json-rules-engine, and no more than json-logic-engine', async () => {
    const some = population.slice(0, 1000);
    const flat = some.map(flatFacts);
    const [score, assess] = [compileScore(ruleSet), compileRuleSet(ruleSet)];
    const [rules, logic] = [byJsonRulesEngine(ruleSet), byJsonLogicEngine(ruleSet)];
    const costs: Record<'score' | 'assess' | 'logic' | 'rules', number[]> = {
      score: [],
      assess: [],
      logic: [],
      rules: [],
    };
    for (let round = 0; round < 9; round++) {
      costs.score.push(
        cost(20 * some.length, () => {
          for (let i = 0; i < 20; i++) some.forEach((facts) => score(facts));
        }),
      );
      costs.assess.push(
        cost(20 * some.length, () => {
          for (let i = 0; i < 20; i++) some.forEach((facts) => assess(facts, '2026-08-31'));
        }),
      );
      costs.logic.push(
        cost(20 * flat.length, () => {
          for (let i = 0; i < 20; i++) flat.forEach((facts) => logic(facts));
        }),
      );
      const start = processorTime();
      for (const facts of some.slice(0, 200)) await rules(facts);
      costs.rules.push((processorTime() - start) / 200);
    }
    const median = (values: number[]): number => values.toSorted((a, b) => a - b)[4] ?? 0;
    const ratios = {
      score: median(costs.rules) / median(costs.score),
      assess: median(costs.rules) / median(costs.assess),
      logic: median(costs.logic) / median(costs.score),
    };
    console.info('times as fast as', JSON.stringify(ratios));
    // A guard against slipping back, far below what `npm run bench` measures on a quiet machine.
    expect(ratios.score).toBeGreaterThan(80);
    expect(ratios.assess).toBeGreaterThan(40);
    expect(ratios.logic).toBeGreaterThan(0.3);
  });
});

/** Microseconds of processor time, which other programs on the machine hardly disturb. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

function cost(times: number, work: () => void): number {
  const start = processorTime();
  work();
  return (processorTime() - start) / times;
}
