import { bench, describe } from 'vitest';
import { compileRuleSet, compileScore } from '../../src/core/scoring/compileRuleSet.js';
import { byJsonLogicEngine, byJsonRulesEngine, demoFacts, flatFacts, rulesOf25 } from './scoringEngines.js';

const ruleSet = rulesOf25();
const population = demoFacts(ruleSet).slice(0, 1000);
const flat = population.map(flatFacts);
const few = { iterations: 9, warmupIterations: 5, time: 0, warmupTime: 0 };

describe('25 rules on 1,000 enterprises', () => {
  const score = compileScore(ruleSet);
  const assess = compileRuleSet(ruleSet);
  const engine = byJsonRulesEngine(ruleSet);
  const logic = byJsonLogicEngine(ruleSet);

  bench('score with reasons', () => {
    for (const facts of population) score(facts);
  });

  bench('score with reasons and the values behind them', () => {
    for (const facts of population) assess(facts, '2026-08-31');
  });

  bench('json-logic-engine, built', () => {
    for (const facts of flat) logic(facts);
  });

  bench(
    'json-rules-engine, its documented loop',
    async () => {
      for (const facts of population) await engine(facts);
    },
    few,
  );
});

describe('the same on twice as many enterprises, and with twice as many rules', () => {
  const twice = {
    ...ruleSet,
    rules: [...ruleSet.rules, ...ruleSet.rules.map((rule) => ({ ...rule, id: `${rule.id}-2` }))],
  };
  const [one, two] = [compileScore(ruleSet), compileScore(twice)];
  const doubled = [...population, ...population];

  bench('1,000 enterprises, 25 rules', () => {
    for (const facts of population) one(facts);
  });
  bench('2,000 enterprises, 25 rules', () => {
    for (const facts of doubled) one(facts);
  });
  bench('1,000 enterprises, 50 rules', () => {
    for (const facts of population) two(facts);
  });
});
