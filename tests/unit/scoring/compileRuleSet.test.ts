import { describe, expect, test } from 'vitest';
import type { Facts } from '../../../src/core/scoring/assessment.js';
import { assessAll } from '../../../src/core/scoring/assessAll.js';
import { compileRuleSet, factsOfRuleSet } from '../../../src/core/scoring/compileRuleSet.js';
import { explainFired } from '../../../src/core/scoring/explain.js';
import { ruleJson, ruleSetJson, sound } from './builders.js';

const always = { all: [] };

function assess(rules: readonly unknown[], facts: Facts, parts: Readonly<Record<string, unknown>> = {}) {
  return compileRuleSet(sound(ruleSetJson({ rules, ...parts })))(facts, '2014-08-31');
}

const pointsOf = (points: unknown, facts: Facts, kind = 'score') =>
  assess([ruleJson('r1', { kind, when: always, points })], facts).fired[0]?.points;

describe('points', () => {
  test('per unit: full units beyond the free ones, up to the cap', () => {
    const points = { kind: 'perUnit', fact: 'inspections', points: 3, per: 2, above: 1, cap: 10 };
    const given = [0, 1, 2, 3, 5, 7, 9, 1000, Number.MAX_SAFE_INTEGER].map((inspections) =>
      pointsOf(points, { inspections }),
    );
    expect(given).toEqual([0, 0, 0, 3, 6, 9, 10, 10, 10]);
    expect(pointsOf(points, {})).toBe(0);
  });

  test('credits take points away and never bring a score below 0', () => {
    const points = { kind: 'perUnit', fact: 'inspections', points: -3, cap: -7 };
    expect(pointsOf(points, { inspections: 2 }, 'credit')).toBe(-6);
    expect(pointsOf(points, { inspections: 9 }, 'credit')).toBe(-7);
    const credit = ruleJson('r1', { kind: 'credit', when: always, points });
    expect(assess([credit], { inspections: 9 }).score).toBe(0);
  });

  test('decaying points fade evenly to nothing', () => {
    const points = { kind: 'decaying', points: 10, age: 'daysSinceInspection', overDays: 100 };
    const given = [0, 9, 10, 50, 99, 100, 500].map((daysSinceInspection) =>
      pointsOf(points, { daysSinceInspection }),
    );
    expect(given).toEqual([10, 9, 9, 5, 0, 0, 0]);
    expect(pointsOf(points, {})).toBe(0);
  });

  test('a cap is shared in the order of rule ids, and the points shown add up to the score', () => {
    const each = { when: always, group: 'g', points: { kind: 'constant', points: 8 } };
    const caps = [{ group: 'g', atMost: 12, text: { zh: '封顶', en: 'cap' } }];
    const result = assess([ruleJson('b', each), ruleJson('a', each), ruleJson('c', each)], {}, { caps });
    expect(result.fired.map(({ rule, points }) => [rule, points])).toEqual([
      ['a', 8],
      ['b', 4],
      ['c', 0],
    ]);
    expect(result.score).toBe(12);
  });

  test('a parameter stands for the amount that it names', () => {
    const points = { kind: 'constant', points: { parameter: 'p' } };
    const parameters = { p: { value: 7, text: { zh: '参数', en: 'parameter' } } };
    expect(assess([ruleJson('r1', { when: always, points })], {}, { parameters }).score).toBe(7);
  });
});

describe('tiers', () => {
  const bound = (id: string, tier: string, kind: string) =>
    ruleJson(id, { kind: 'tierOverride', when: always, tier, bound: kind, points: undefined });
  const strip = (rule: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== undefined));

  test('follow thresholds and overrides; where overrides disagree, the graver stands', () => {
    expect(assess([ruleJson('r1', { when: always })], {}).tier).toBe('B');
    expect(assess([ruleJson('r1', { when: always }), strip(bound('r2', 'A', 'atMost'))], {}).tier).toBe('A');
    expect(assess([strip(bound('r1', 'B', 'atLeast'))], {}).tier).toBe('B');
    expect(assess([strip(bound('r1', 'B', 'atLeast')), strip(bound('r2', 'A', 'atMost'))], {}).tier).toBe(
      'B',
    );
  });

  test('by shares give equal scores equal tiers and never exceed a share', () => {
    const tiers = {
      kind: 'shares',
      tiers: [
        { tier: 'A', share: null },
        { tier: 'B', share: '30 %' },
        { tier: 'C', share: '1/5' },
      ],
    };
    const points = { kind: 'perUnit', fact: 'inspections', points: 1, cap: 100 };
    const ruleSet = sound(ruleSetJson({ rules: [ruleJson('r1', { points })], tiers }));
    const tiersOf = (counts: readonly number[]) =>
      assessAll(
        ruleSet,
        counts.map((inspections) => ({ inspections })),
        '2014-08-31',
      )
        .map(({ tier }) => tier)
        .join('');
    expect(tiersOf([9, 8, 7, 6, 5, 4, 3, 2, 1, 0])).toBe('CCBBBAAAAA');
    expect(tiersOf([9, 8, 8, 6, 5, 4, 3, 2, 1, 0])).toBe('CBBBBAAAAA');
    expect(tiersOf([5, 5, 5, 5, 5, 5, 5, 5, 5, 5])).toBe('AAAAAAAAAA');
  });
});

describe('demands', () => {
  const base = { text: { zh: '规则', en: 'Rule' }, basis: null, when: always };
  const trigger = (id: string, due: unknown, visit = 'certainty') => ({
    ...base,
    id,
    kind: 'trigger',
    ground: id,
    due,
    visit,
  });
  const exclusion = (yieldsToTriggers: boolean) => ({
    ...base,
    id: 'x',
    kind: 'exclusion',
    reason: 'cooldown',
    yieldsToTriggers,
  });

  test('the trigger that is due first gives the ground', () => {
    const rules = [
      trigger('t1', null),
      trigger('t2', { kind: 'endOfMonth' }),
      trigger('t3', { kind: 'days', days: 7 }),
    ];
    expect(assess(rules, {}).certainty).toEqual({ ground: 't3', due: '2014-09-07', visit: 'certainty' });
    expect(assess(rules.slice(0, 2), {}).certainty).toEqual({
      ground: 't2',
      due: '2014-09-30',
      visit: 'certainty',
    });
    expect(assess([trigger('t1', null, 'case')], {}).certainty).toEqual({
      ground: 't1',
      due: '2014-09-01',
      visit: 'case',
    });
  });

  test('an exclusion yields to a trigger only when it says so', () => {
    expect(assess([trigger('t1', null), exclusion(true)], {})).toMatchObject({
      excluded: null,
      certainty: { ground: 't1' },
    });
    expect(assess([trigger('t1', null), exclusion(false)], {})).toMatchObject({
      excluded: 'cooldown',
      certainty: null,
    });
    expect(assess([exclusion(true)], {})).toMatchObject({ excluded: 'cooldown', certainty: null });
  });
});

describe('reasons', () => {
  test('carry the values that a rule looked at, and read as words in both languages', () => {
    const ruleSet = sound(ruleSetJson());
    const [fired] = compileRuleSet(ruleSet)({ inspections: 3, minorFindings: 1 }, '2014-08-31').fired;
    if (fired === undefined) throw new Error('nothing fired');
    expect(fired).toEqual({ rule: 'r1', points: 10, values: { inspections: 3 } });
    expect(explainFired(ruleSet, fired, 'en')).toBe('Rule: +10 points (past inspections: 3)');
    expect(explainFired(ruleSet, fired, 'zh')).toBe('规则：+10 分（历史检查次数：3）');
  });

  test('the facts of a rule set are those of its conditions and points', () => {
    const points = { kind: 'decaying', points: 5, age: 'daysSinceInspection', overDays: 10 };
    expect(factsOfRuleSet(sound(ruleSetJson({ rules: [ruleJson('r1', { points })] })))).toEqual([
      'daysSinceInspection',
      'inspections',
    ]);
  });
});
