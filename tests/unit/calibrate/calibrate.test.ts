import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/core/kernel/date.js';
import { calibrate } from '../../../src/core/scoring/calibrate/calibrate.js';
import { parseRuleSet } from '../../../src/core/scoring/parseRuleSet.js';
import type { HistoryRecord, Register } from '../../../src/core/scoring/register.js';
import type { RuleSet } from '../../../src/core/scoring/ruleSet.js';
import { enterprise, record, ruleJson, ruleSetJson } from '../scoring/builders.js';

/** Enterprises of class 1 have serious outcomes three times in four, others once in four. */
const enterprises = Array.from({ length: 80 }, (_, i) =>
  enterprise({ id: `e${i}`, hazardClass: i % 2 === 0 ? 1 : 3 }),
);
const history = enterprises.map(({ id }, i): HistoryRecord => {
  const serious = i % 2 === 0 ? i % 8 !== 0 : i % 8 === 1;
  const on = addDays('2014-01-01', i);
  return { ...record(`v${i}`, on, 'inspection', { critical: serious ? 1 : 0 }), enterprise: id };
});
const register: Register = { enterprises, history };

const scored = (id: string, fact: string, value: number, parts = {}) =>
  ruleJson(id, {
    kind: 'score',
    when: { all: [{ fact, operator: 'equal', value }] },
    points: { kind: 'constant', points: 1 },
    ...parts,
  });

function rules(list: readonly Record<string, unknown>[]): RuleSet {
  const parsed = parseRuleSet(ruleSetJson({ rules: list }));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

const options = {
  until: '2014-03-31',
  outcome: 'critical',
  author: 'b',
  limits: { maxRules: 5, maxPoints: 10, minHits: 5, minGain: 2 },
};

describe('calibrate', () => {
  const ruleSet = rules([scored('high', 'hazardClass', 1), scored('low', 'hazardClass', 3)]);

  it('writes the next version without approval, drops rules without worth, and leaves the original alone', () => {
    const before = structuredClone(ruleSet);
    const made = calibrate(register, ruleSet, options);
    expect(made).toMatchObject({
      ok: true,
      value: { candidates: 2, trainingVisits: 80, ruleSet: { version: 2, author: 'b', approval: null } },
    });
    if (!made.ok) return;
    expect(made.value.points).toEqual(new Map([['high', 10]]));
    expect(made.value.ruleSet.rules.map(({ id }) => id)).toEqual(['high']);
    expect(ruleSet).toEqual(before);
  });

  it('looks at nothing after the training period', () => {
    const short = { ...options, until: '2014-03-01' };
    const later = history.map((each) =>
      each.date > '2014-03-01'
        ? { ...each, numbers: { critical: 1 - (each.numbers['critical'] ?? 0) } }
        : each,
    );
    const made = calibrate(register, ruleSet, short);
    expect(calibrate({ enterprises, history: later }, ruleSet, short)).toEqual(made);
    expect(made).toMatchObject({ ok: true, value: { trainingVisits: 60 } });
  });

  it('refuses what it cannot fit', () => {
    const graded = rules([
      scored('graded', 'hazardClass', 1, {
        points: { kind: 'perUnit', fact: 'inspections', points: 1, cap: 5 },
      }),
    ]);
    expect(calibrate(register, graded, options)).toMatchObject({
      ok: false,
      error: { code: 'calibrate.points-not-constant', params: { rules: ['graded'] } },
    });
    expect(calibrate(register, ruleSet, { ...options, until: '2013-12-31' })).toMatchObject({
      ok: false,
      error: { code: 'calibrate.no-training-visits' },
    });
  });
});
