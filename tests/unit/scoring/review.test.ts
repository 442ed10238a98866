import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileRuleSet } from '../../../src/core/scoring/compileRuleSet.js';
import type { Condition } from '../../../src/core/scoring/condition.js';
import { adviceOn } from '../../../src/core/scoring/review/adviceOn.js';
import { diffRuleSets } from '../../../src/core/scoring/review/diffRuleSets.js';
import { effectOf } from '../../../src/core/scoring/review/effectOf.js';
import { runCases } from '../../../src/core/scoring/review/runCases.js';
import { satisfiable } from '../../../src/core/scoring/review/satisfiable.js';
import { whatWouldChangeTier } from '../../../src/core/scoring/review/whatIf.js';
import { ruleJson, ruleSetJson, sound } from './builders.js';

const at = (fact: string, operator: string, value: unknown) =>
  ({ fact, operator, value }) as unknown as Condition;
const none = { conditions: {}, parameters: {} };
const base = { text: { zh: '规则', en: 'Rule' }, basis: null };
const many = at('inspections', 'greaterThan', 3);

describe('a rule that can never fire', () => {
  test.each<[string, Condition, 'yes' | 'no']>([
    ['a gap', { all: [at('inspections', 'greaterThan', 3), at('inspections', 'lessThan', 4)] }, 'no'],
    [
      'a narrow span',
      { all: [at('inspections', 'greaterThan', 3), at('inspections', 'lessThan', 5)] },
      'yes',
    ],
    [
      'a wide span',
      { all: [at('inspections', 'greaterThan', 3), at('inspections', 'lessThan', 900)] },
      'yes',
    ],
    ['two texts at once', { all: [at('category', 'equal', 'a'), at('category', 'in', ['b', 'c'])] }, 'no'],
    ['neither text', { all: [at('category', 'notEqual', 'a'), at('category', 'notIn', ['b'])] }, 'yes'],
    ['a count below nothing', at('inspections', 'lessThan', 0), 'no'],
    [
      'a contradiction',
      { all: [at('inspected', 'equal', true), { not: at('inspected', 'equal', true) }] },
      'no',
    ],
    [
      'an unknown fact',
      { not: { any: [at('inspected', 'equal', true), at('inspected', 'equal', false)] } },
      'yes',
    ],
  ])('is told by %s', (_, condition, verdict) => {
    expect(satisfiable(condition, none)).toBe(verdict);
  });

  test('never fires on any facts: a proof is not refuted by random facts', () => {
    const leaf = fc
      .tuple(
        fc.constantFrom('inspections', 'criticalFindings'),
        fc.constantFrom('equal', 'lessThan', 'greaterThan'),
        fc.integer({ min: 0, max: 4 }),
      )
      .map(([fact, operator, value]) => at(fact, operator, value));
    const condition = fc.array(leaf, { minLength: 2, maxLength: 4 }).map((all): Condition => ({ all }));
    const facts = fc.record(
      { inspections: fc.integer({ min: 0, max: 6 }), criticalFindings: fc.integer({ min: 0, max: 6 }) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(condition, fc.array(facts, { minLength: 60, maxLength: 60 }), (when, population) => {
        const ruleSet = sound(ruleSetJson({ rules: [ruleJson('r1', { when })] }));
        const assess = compileRuleSet(ruleSet);
        const fires = population.some((each) => assess(each, '2014-08-31').fired.length > 0);
        if (fires) expect(satisfiable(when, ruleSet)).toBe('yes');
      }),
      { numRuns: 300 },
    );
  });
});

describe('advice', () => {
  const codes = (rules: unknown[], parts = {}) =>
    adviceOn(sound(ruleSetJson({ rules, ...parts })))
      .filter(({ code }) => code !== 'advice.no-case')
      .map(({ code, place }) => [code, place?.field]);
  const tier = (id: string, name: string, bound: string, when: unknown) => ({
    ...base,
    id,
    kind: 'tierOverride',
    tier: name,
    bound,
    when,
  });

  test('names rules that never or always fire, and an empty any', () => {
    const never = { all: [at('inspections', 'lessThan', 1), many] };
    expect(codes([ruleJson('r1', { when: never })])).toEqual([['advice.never-fires', '/rules/0/when']]);
    expect(codes([ruleJson('r1', { when: { any: [] } })])).toEqual([
      ['advice.always-fires', '/rules/0/when'],
      ['advice.empty-any', '/rules/0/when'],
    ]);
  });

  test('names rules that contradict each other', () => {
    const credit = ruleJson('r2', {
      kind: 'credit',
      when: { not: { not: at('inspections', 'greaterThanInclusive', 4) } },
      points: { kind: 'constant', points: -3 },
    });
    expect(codes([ruleJson('r1', { when: many }), credit])).toEqual([
      ['advice.contradiction-points', '/rules/1'],
    ]);
    const rules = [
      tier('r1', 'B', 'atLeast', many),
      tier('r2', 'A', 'atMost', at('inspected', 'equal', true)),
    ];
    expect(codes(rules)).toEqual([['advice.contradiction-tiers', '/rules/1']]);
    const apart = [
      tier('r1', 'B', 'atLeast', many),
      tier('r2', 'A', 'atMost', at('inspections', 'lessThan', 2)),
    ];
    expect(codes(apart)).toEqual([]);
  });

  test('names a trigger that an exclusion always shuts out', () => {
    const trigger = {
      ...base,
      id: 't',
      kind: 'trigger',
      when: at('inspections', 'greaterThan', 9),
      ground: 'g',
      due: null,
      visit: 'certainty',
    };
    const exclusion = {
      ...base,
      id: 'x',
      kind: 'exclusion',
      when: many,
      reason: 'r',
      yieldsToTriggers: false,
    };
    expect(codes([trigger, exclusion])).toEqual([['advice.trigger-shut-out', '/rules/0']]);
    expect(codes([trigger, { ...exclusion, yieldsToTriggers: true }])).toEqual([]);
  });

  test('names what nobody uses, and rules without a case', () => {
    const parts = {
      parameters: { p: { value: 1, text: { zh: '参数', en: 'parameter' } } },
      conditions: { c: many },
    };
    expect(codes([ruleJson('r1')], parts)).toEqual([
      ['advice.unused-parameter', '/parameters/p'],
      ['advice.unused-condition', '/conditions/c'],
    ]);
    expect(adviceOn(sound(ruleSetJson())).map(({ code }) => code)).toEqual(['advice.no-case']);
  });
});

test('a case that fails says what was expected and what came', () => {
  const expected = { fired: [], score: 0, tier: 'B', excluded: 'x' };
  const cases = [{ name: 'c', asOf: '2014-08-31', facts: { inspections: 1 }, expect: expected }];
  expect(runCases(sound(ruleSetJson({ cases })))).toEqual({
    results: [
      {
        name: 'c',
        differences: [
          { what: 'score', expected: '0', actual: '10' },
          { what: 'fired', expected: '', actual: 'r1' },
          { what: 'excluded', expected: 'x', actual: 'null' },
        ],
      },
    ],
    uncovered: [],
  });
});

describe('what would change the tier', () => {
  const points = { kind: 'perUnit', fact: 'criticalFindings', points: 3, cap: 30 };
  const ruleSet = sound(
    ruleSetJson({ rules: [ruleJson('r1', { when: at('criticalFindings', 'greaterThan', 0), points })] }),
  );

  test('is the nearest value of each fact that brings another tier', () => {
    expect(whatWouldChangeTier(ruleSet, { criticalFindings: 6 })).toEqual([
      { fact: 'criticalFindings', from: 6, to: 3, tier: 'A', score: 9 },
    ]);
    expect(whatWouldChangeTier(ruleSet, {})).toMatchObject([{ from: null, tier: 'B' }]);
  });

  test('holds: with the value, the tier is as told', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), (criticalFindings) => {
        for (const { fact, to, tier } of whatWouldChangeTier(ruleSet, { criticalFindings })) {
          expect(compileRuleSet(ruleSet)({ criticalFindings, [fact]: to }, '2014-08-31').tier).toBe(tier);
        }
      }),
    );
  });
});

describe('two versions', () => {
  const before = sound(ruleSetJson({ rules: [ruleJson('r1'), ruleJson('r2')] }));

  test('do not differ by the order of rules', () => {
    expect(diffRuleSets(before, sound(ruleSetJson({ rules: [ruleJson('r2'), ruleJson('r1')] })))).toEqual([]);
  });

  test('differ by rules, points and tiers, each with its place', () => {
    const after = sound(
      ruleSetJson({
        version: 2,
        rules: [ruleJson('r1', { points: { kind: 'constant', points: 4 } }), ruleJson('r3')],
      }),
    );
    expect(
      diffRuleSets(before, after).map(({ kind, pointer, before: a, after: b }) => [kind, pointer, a, b]),
    ).toMatchObject([
      ['changed', '/rules/r1/points/points', 10, 4],
      ['removed', '/rules/r2', {}, null],
      ['added', '/rules/r3', null, {}],
      ['changed', '/version', 1, 2],
    ]);
  });

  test('have an effect that counts who changes tier', () => {
    const after = sound(ruleSetJson({ rules: [ruleJson('r1', { when: many })] }));
    const population = [0, 1, 2, 5].map((inspections) => ({ inspections }));
    expect(effectOf(before, after, population, '2014-08-31')).toEqual({
      enterprises: 4,
      changeTier: 2,
      moves: [{ from: 'B', to: 'A', count: 2 }],
      certainties: [0, 0],
      excluded: [0, 0],
    });
  });
});
