import type { Enterprise, HistoryRecord, RecordKind } from '../../../src/core/scoring/register.js';
import { parseRuleSet } from '../../../src/core/scoring/parseRuleSet.js';
import type { RuleSet } from '../../../src/core/scoring/ruleSet.js';

export function enterprise(parts: Partial<Enterprise> = {}): Enterprise {
  return {
    id: 'e1',
    name: '示例单位',
    legalName: null,
    category: null,
    hazardClass: null,
    organisation: null,
    district: null,
    street: null,
    address: null,
    location: null,
    status: 'active',
    licences: [],
    devices: [],
    hazardSources: [],
    marks: [],
    ...parts,
  };
}

export function record(
  id: string,
  date: string,
  kind: RecordKind,
  numbers: Readonly<Record<string, number>> = {},
  words: Readonly<Record<string, string>> = {},
): HistoryRecord {
  return { id, enterprise: 'e1', date, kind, numbers, words };
}

/** A small valid rule set as plain JSON, for a test to change. */
export function ruleSetJson(parts: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    format: 'evenhand/rule-set/v1',
    id: 'sample',
    version: 1,
    title: { zh: '示例', en: 'Sample' },
    author: 'a',
    approval: null,
    effective: { from: '2014-01-01', to: null },
    parameters: {},
    conditions: {},
    caps: [],
    rules: [ruleJson('r1')],
    tiers: {
      kind: 'thresholds',
      tiers: [
        { tier: 'A', from: 0, to: 9 },
        { tier: 'B', from: 10, to: null },
      ],
    },
    cases: [],
    ...parts,
  };
}

export function ruleJson(id: string, parts: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id,
    kind: 'score',
    text: { zh: '规则', en: 'Rule' },
    basis: null,
    when: { all: [{ fact: 'inspections', operator: 'greaterThan', value: 0 }] },
    points: { kind: 'constant', points: 10 },
    ...parts,
  };
}

/** Reads a rule set that has to be sound. */
export function sound(json: unknown): RuleSet {
  const parsed = parseRuleSet(json);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}
