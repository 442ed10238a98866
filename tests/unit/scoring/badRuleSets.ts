import { ruleJson, ruleSetJson } from './builders.js';

/** A rule set with one fault: what is wrong, the JSON, the code and the pointer of the problem. */
export type BadRuleSet = readonly [what: string, json: unknown, code: string, pointer: string];

export const rulesWith = (...rules: unknown[]) => ruleSetJson({ rules });
export const when = (condition: unknown) => rulesWith(ruleJson('r1', { when: condition }));
const points = (value: unknown, kind = 'score') => rulesWith(ruleJson('r1', { kind, points: value }));
const thresholds = (...tiers: unknown[]) => ruleSetJson({ tiers: { kind: 'thresholds', tiers } });
export const compare = (fact: string, operator: string, value: unknown) => ({ fact, operator, value });

export const BAD_RULE_SETS: readonly BadRuleSet[] = [
  ['no object', [], 'scoring.not-an-object', ''],
  ['a member that is unknown', ruleSetJson({ extra: 1 }), 'kernel.not-in-schema', '/extra'],
  ['a fraction', ruleSetJson({ version: 1.5 }), 'kernel.not-an-integer', '/version'],
  [
    'a kind that is unknown',
    rulesWith(ruleJson('r1', { kind: 'x' })),
    'scoring.unknown-rule-kind',
    '/rules/0/kind',
  ],
  ['two rules of one id', rulesWith(ruleJson('r1'), ruleJson('r1')), 'scoring.duplicate-rule', '/rules/1/id'],
  ['an unknown fact', when(compare('inspectoins', 'equal', 1)), 'scoring.unknown-fact', '/rules/0/when/fact'],
  [
    'a person as a fact',
    when(compare('inspectorId', 'equal', 'x')),
    'scoring.personal-fact',
    '/rules/0/when/fact',
  ],
  [
    'a text for a number',
    when(compare('inspections', 'equal', '1')),
    'scoring.wrong-type',
    '/rules/0/when/value',
  ],
  [
    'an order of texts',
    when({ any: [compare('category', 'lessThan', 'b')] }),
    'scoring.operator-needs-integer',
    '/rules/0/when/any/0/operator',
  ],
  [
    'a regular expression',
    when({ all: [compare('category', 'matches', '^(a+)+$')] }),
    'scoring.regular-expression',
    '/rules/0/when/all/0/operator',
  ],
  [
    'an unknown operator',
    when(compare('category', 'is', 'b')),
    'scoring.unknown-operator',
    '/rules/0/when/operator',
  ],
  ['a list that is none', when(compare('category', 'in', 'b')), 'scoring.wrong-type', '/rules/0/when/value'],
  ['a condition of two forms', when({ all: [], any: [] }), 'scoring.not-a-condition', '/rules/0/when'],
  ['an unknown condition', when({ condition: 'x' }), 'scoring.unknown-condition', '/rules/0/when/condition'],
  [
    'a cycle',
    ruleSetJson({ conditions: { a: { not: { condition: 'b' } }, b: { all: [{ condition: 'a' }] } } }),
    'scoring.condition-cycle',
    '/conditions/a',
  ],
  [
    'an unknown parameter',
    when(compare('inspections', 'equal', { parameter: 'p' })),
    'scoring.unknown-parameter',
    '/rules/0/when/value/parameter',
  ],
  [
    'a negative score',
    points({ kind: 'constant', points: -1 }),
    'scoring.points-sign',
    '/rules/0/points/points',
  ],
  [
    'a positive credit',
    points({ kind: 'constant', points: 1 }, 'credit'),
    'scoring.points-sign',
    '/rules/0/points/points',
  ],
  [
    'points that overflow',
    points({ kind: 'constant', points: 2 ** 40 }),
    'scoring.points-overflow',
    '/rules',
  ],
  [
    'decay by a fact that is no age',
    points({ kind: 'decaying', points: 5, age: 'inspections', overDays: 10 }),
    'scoring.not-days',
    '/rules/0/points/age',
  ],
  ['an unknown group', rulesWith(ruleJson('r1', { group: 'g' })), 'scoring.unknown-group', '/rules/0/group'],
  [
    'thresholds that overlap',
    thresholds({ tier: 'A', from: 0, to: 9 }, { tier: 'B', from: 9, to: null }),
    'scoring.tiers-overlap',
    '/tiers/tiers/1/from',
  ],
  [
    'thresholds with a gap',
    thresholds({ tier: 'A', from: 0, to: 9 }, { tier: 'B', from: 11, to: null }),
    'scoring.tiers-gap',
    '/tiers/tiers/1/from',
  ],
  [
    'a tier twice',
    thresholds({ tier: 'A', from: 0, to: 9 }, { tier: 'A', from: 10, to: null }),
    'scoring.duplicate-tier',
    '/tiers/tiers/1/tier',
  ],
  [
    'shares above one',
    ruleSetJson({
      tiers: {
        kind: 'shares',
        tiers: [
          { tier: 'A', share: null },
          { tier: 'B', share: '60 %' },
          { tier: 'C', share: '0.5' },
        ],
      },
    }),
    'scoring.tiers-shares',
    '/tiers',
  ],
  [
    'approval by the author',
    ruleSetJson({ approval: { approver: 'a', day: '2014-01-01', contentHash: '0'.repeat(64) } }),
    'scoring.self-approved',
    '/approval/approver',
  ],
  [
    'a day that does not exist',
    ruleSetJson({ effective: { from: '2014-02-30', to: null } }),
    'kernel.not-a-date',
    '/effective/from',
  ],
  [
    'a case that expects a rule that is not there',
    ruleSetJson({ cases: [{ name: 'c', asOf: '2014-01-01', facts: {}, expect: { fired: ['x'] } }] }),
    'scoring.unknown-rule',
    '/cases/0/expect/fired/0',
  ],
];
