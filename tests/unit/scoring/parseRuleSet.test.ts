import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { faultsOf, parseRuleSet } from '../../../src/core/scoring/parseRuleSet.js';
import { BAD_RULE_SETS, compare, rulesWith, when } from './badRuleSets.js';
import { ruleJson, ruleSetJson } from './builders.js';

describe('a rule set is refused', () => {
  test.each(BAD_RULE_SETS)('with %s', (_, json, code, field) => {
    const parsed = parseRuleSet(json);
    expect(parsed).toMatchObject({ ok: false, error: { code, place: { field } } });
  });

  test('for conditions that are nested without end', () => {
    let condition: unknown = compare('inspections', 'equal', 1);
    for (let i = 0; i < 30; i++) condition = { not: condition };
    expect(parseRuleSet(when(condition))).toMatchObject({ ok: false, error: { code: 'scoring.too-deep' } });
  });

  test('with all its faults named at once', () => {
    const json = rulesWith(
      ruleJson('r1', { when: compare('x', 'equal', 1) }),
      ruleJson('r1', { points: { kind: 'constant', points: -1 } }),
    );
    expect(
      faultsOf(json)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['scoring.duplicate-rule', 'scoring.points-sign', 'scoring.unknown-fact']);
  });

  test('and an unknown fact comes with the names that are near', () => {
    const parsed = parseRuleSet(when(compare('daysSinceInspections', 'equal', 1)));
    expect(parsed.ok ? null : parsed.error.params).toMatchObject({
      near: expect.arrayContaining(['daysSinceInspection']) as unknown,
    });
  });
});

test('the sample and every shipped rule set are accepted', () => {
  expect(faultsOf(ruleSetJson())).toEqual([]);
  for (const file of readdirSync('rules').filter((name) => name.endsWith('.json'))) {
    expect(faultsOf(JSON.parse(readFileSync(`rules/${file}`, 'utf8')))).toEqual([]);
  }
});
