import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readRecord } from '../../../src/core/kernel/schema.js';
import { Plan } from '../../../src/core/replay/plan.js';
import { approvalFault } from '../../../src/core/scoring/approval.js';
import { ruleSetJsonSchema } from '../../../src/core/scoring/jsonSchema.js';
import { adviceOn } from '../../../src/core/scoring/review/adviceOn.js';
import { runCases } from '../../../src/core/scoring/review/runCases.js';
import { nodeHash } from '../../../src/crypto/nodeHash.js';
import { sound } from './builders.js';

const jsonFiles = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.json'));
const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

describe.each(jsonFiles('rules'))('rules/%s', (file) => {
  const ruleSet = sound(readJson(`rules/${file}`));

  test('passes its own test cases, which make every rule fire', () => {
    const { results, uncovered } = runCases(ruleSet);
    expect(results.filter(({ differences }) => differences.length > 0)).toEqual([]);
    expect(uncovered).toEqual([]);
  });

  test('has no rule that never fires, contradicts another or is unused', () => {
    expect(adviceOn(ruleSet)).toEqual([]);
  });

  test('carries no approval that does not fit its content', () => {
    expect(approvalFault(nodeHash, ruleSet)).toBeNull();
  });

  test('speaks both languages', () => {
    for (const { text } of ruleSet.rules) {
      expect(text.zh).toMatch(/\p{Script=Han}/u);
      expect(text.en).not.toMatch(/\p{Script=Han}/u);
    }
  });
});

test('the JSON Schema that ships is that of the format', () => {
  expect(readJson('rules/schema/rule-set.schema.json')).toEqual(ruleSetJsonSchema());
});

test.each([
  ['credit-1-2-10-30.json', { A: '1 %', B: '2 %', C: '10 %', D: '30 %' }],
  ['risk-3-10-20-100.json', { A: '3 %', B: '10 %', C: '20 %', D: '100 %' }],
])('the campaign template %s is a plan with its rates by tier', (file, rates) => {
  const plan = readRecord(Plan, readJson(`rules/campaigns/${file}`));
  expect(plan).toMatchObject({ ok: true, value: { draw: { kind: 'rates', rates } } });
});
