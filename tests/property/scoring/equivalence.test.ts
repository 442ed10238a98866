import fc from 'fast-check';
import { Engine, type TopLevelCondition } from 'json-rules-engine';
import { describe, expect, test } from 'vitest';
import type { Facts } from '../../../src/core/scoring/assessment.js';
import { compileRuleSet } from '../../../src/core/scoring/compileRuleSet.js';
import {
  isParameterRef,
  OPERATORS,
  type Comparison,
  type Condition,
} from '../../../src/core/scoring/condition.js';
import type { RuleSet } from '../../../src/core/scoring/ruleSet.js';
import { ruleJson, ruleSetJson, sound } from '../../unit/scoring/builders.js';

const INTEGERS = ['inspections', 'criticalFindings', 'daysSinceInspection', 'hazardClass'];
const TEXTS = ['category', 'lastResult'];
const TRUTHS = ['inspected', 'mark.blacklist'];
const LISTS = new Set(['in', 'notIn']);

const integer = fc.integer({ min: -3, max: 6 });
const text = fc.constantFrom('', 'a', 'b', '1', '3', 'fail');
const truth = fc.boolean();

/** Comparisons of the kinds that the format allows, some by way of a parameter. */
function comparison(
  facts: readonly string[],
  value: fc.Arbitrary<number | string | boolean>,
  ordered: boolean,
) {
  const operators = OPERATORS.filter((name) => ordered || !/than/i.test(name));
  return fc
    .record({
      fact: fc.constantFrom(...facts),
      operator: fc.constantFrom(...operators),
      one: value,
      list: fc.array(value, { maxLength: 4 }),
    })
    .map(({ fact, operator, one, list }): Condition => ({
      fact,
      operator,
      value: LISTS.has(operator) ? list : one,
    }));
}

const byParameter = fc
  .record({
    fact: fc.constantFrom(...INTEGERS),
    operator: fc.constantFrom('equal', 'lessThan', 'greaterThanInclusive'),
  })
  .map(({ fact, operator }): Condition => ({
    fact,
    operator: operator as 'equal',
    value: { parameter: 'p' },
  }));

const leaf = fc.oneof(
  comparison(INTEGERS, integer, true),
  comparison(TEXTS, text, false),
  comparison(TRUTHS, truth, false),
  byParameter,
);

const conditions = (references: readonly string[]): fc.Arbitrary<Condition> =>
  fc.letrec<{ node: Condition; top: Condition }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf,
      tie('top'),
      ...references.map((name) => fc.constant<Condition>({ condition: name })),
    ),
    top: fc.oneof(
      fc.array(tie('node'), { maxLength: 4 }).map((all): Condition => ({ all })),
      fc.array(tie('node'), { maxLength: 4 }).map((any): Condition => ({ any })),
      tie('node').map((not): Condition => ({ not })),
    ),
  })).top;

const ruleSets = fc
  .record({
    p: integer,
    base: conditions([]),
    named: conditions(['base']),
    // Ids in an order that is not the order of the list: reasons are sorted by id.
    rules: fc.array(conditions(['base', 'named']), { minLength: 1, maxLength: 6 }),
  })
  .map(({ p, base, named, rules }) => {
    const json = ruleSetJson({
      parameters: { p: { value: p, text: { zh: '参数', en: 'parameter' } } },
      conditions: { base, named },
      rules: rules.map((when, index) => ruleJson(`r${9 - index}`, { when })),
    });
    return sound(json);
  });

/** Any value for any fact, so that types are often wrong; facts are often absent. */
const anyValue = fc.oneof(
  integer,
  text,
  truth,
  fc.constantFrom('2', ' 2 ', '2x', '-1', '1e1', '0x3', 'true', 'NaN'),
);
const factRecords = fc.record(
  Object.fromEntries([...INTEGERS, ...TEXTS, ...TRUTHS].map((name) => [name, anyValue])),
  { requiredKeys: [] },
) as fc.Arbitrary<Facts>;

/** The reading of json-rules-engine, which takes parameters as further facts. */
function engineOf(ruleSet: RuleSet): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const [name, { value }] of Object.entries(ruleSet.parameters))
    engine.addFact(`parameter ${name}`, value);
  for (const [name, condition] of Object.entries(ruleSet.conditions))
    engine.setCondition(name, translate(condition));
  for (const { id, when } of ruleSet.rules)
    engine.addRule({ name: id, conditions: translate(when), event: { type: id } });
  return engine;
}

function translate(condition: Condition): TopLevelCondition {
  return JSON.parse(
    JSON.stringify(condition, (_, value: unknown) =>
      typeof value === 'object' && value !== null && 'parameter' in value
        ? { fact: `parameter ${String(value.parameter)}` }
        : value,
    ),
  ) as TopLevelCondition;
}

/** How often the random pairs held what they have to cover. */
function newTally() {
  const counts = new Map<string, number>();
  const add = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);
  const comparison = ({ fact, operator, value }: Comparison, facts: Facts): void => {
    add(isParameterRef(value) ? 'parameter' : operator);
    const [found, sample] = [facts[fact], Array.isArray(value) ? (value[0] as unknown) : value];
    if (found === undefined) add('missing fact');
    else if (sample !== undefined && typeof found !== typeof sample) add('wrong type');
  };
  const visit = (part: Condition, facts: Facts, inside: string): void => {
    if ('fact' in part) {
      comparison(part, facts);
      return;
    }
    const kind = Object.keys(part)[0] ?? '';
    if (inside !== '') add(`${kind} in ${inside}`);
    const parts = 'all' in part ? part.all : 'any' in part ? part.any : 'not' in part ? [part.not] : [];
    if (parts.length === 0 && kind !== 'condition') add(`empty ${kind}`);
    for (const each of parts) visit(each, facts, kind);
  };
  return { counts, add, visit };
}

const NESTED = ['all', 'any', 'not'].flatMap((outer) =>
  ['all', 'any', 'not', 'condition'].map((inner) => `${inner} in ${outer}`),
);
const COVERED = [...OPERATORS, 'parameter', 'missing fact', 'wrong type', 'empty all', 'empty any'];

describe('compiled rules', () => {
  test('fire exactly where json-rules-engine fires: 20,000 random pairs of rule set and facts', async () => {
    let [pairs, differences] = [0, 0];
    const tally = newTally();
    await fc.assert(
      fc.asyncProperty(
        ruleSets,
        fc.array(factRecords, { minLength: 10, maxLength: 10 }),
        async (ruleSet, records) => {
          const engine = engineOf(ruleSet);
          const assess = compileRuleSet(ruleSet);
          for (const facts of records) {
            for (const { when } of ruleSet.rules) tally.visit(when, facts, '');
            const { events } = await engine.run(facts);
            const expected = events.map(({ type }) => type).sort();
            const actual = assess(facts, '2014-08-31').fired.map(({ rule }) => rule);
            pairs++;
            for (const { id } of ruleSet.rules) tally.add(actual.includes(id) ? 'fired' : 'not fired');
            if (JSON.stringify(actual) !== JSON.stringify(expected)) differences++;
            expect(actual).toEqual(expected);
          }
        },
      ),
      { numRuns: 2000, seed: 20140831 },
    );
    expect({ pairs, differences }).toEqual({ pairs: 20_000, differences: 0 });
    const rare = [...COVERED, ...NESTED, 'fired', 'not fired'].filter(
      (what) => (tally.counts.get(what) ?? 0) < 1000,
    );
    expect(rare).toEqual([]);
  });

  test('fire among many others exactly where each fires alone, in whatever order facts are written', () => {
    const many = fc.array(conditions([]), { minLength: 33, maxLength: 70 });
    const shuffled = factRecords.chain((facts) =>
      fc.shuffledSubarray(Object.entries(facts)).map((entries) => Object.fromEntries(entries) as Facts),
    );
    const id = (index: number): string => `r${String(index).padStart(2, '0')}`;
    const parameters = { p: { value: 2, text: { zh: '参数', en: 'parameter' } } };
    fc.assert(
      fc.property(many, fc.array(shuffled, { minLength: 5, maxLength: 5 }), (whens, records) => {
        const rules = whens.map((when, index) => ruleJson(id(index), { when }));
        const together = compileRuleSet(sound(ruleSetJson({ parameters, rules })));
        const alone = rules.map((rule) => compileRuleSet(sound(ruleSetJson({ parameters, rules: [rule] }))));
        for (const facts of records) {
          const expected = alone.flatMap((assess) => assess(facts, '2014-08-31').fired);
          expect(together(facts, '2014-08-31').fired).toEqual(expected);
        }
      }),
      { numRuns: 60, seed: 20140831 },
    );
  });
});
