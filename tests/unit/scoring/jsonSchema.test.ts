import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultsOf } from '../../../src/core/scoring/parseRuleSet.js';
import { BAD_RULE_SETS } from './badRuleSets.js';

/** An independent reader of JSON Schema 2020-12, strict about the schema itself. */
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const validate = ajv.compile(read('rules/schema/rule-set.schema.json') as object);

const shipped = ['rules', 'rules/candidates'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => `${folder}/${name}`),
);

/** Faults of form, which a schema can see; the others need the fact catalogue, or several places at once. */
const OF_FORM = new Set([
  'kernel.not-in-schema',
  'kernel.not-an-integer',
  'scoring.not-an-object',
  'scoring.unknown-rule-kind',
  'scoring.not-a-condition',
  'scoring.unknown-operator',
  'scoring.regular-expression',
]);
const formFaults = (json: unknown): readonly string[] =>
  faultsOf(json).flatMap(({ code, place }) => (OF_FORM.has(code) ? [`${code} ${place?.field ?? ''}`] : []));

describe('the JSON Schema of rule sets', () => {
  test.each(shipped)('accepts %s', (file) => {
    validate(read(file));
    expect(validate.errors).toBeNull();
  });

  test.each(BAD_RULE_SETS)('says of %s what the program says of its form', (_, json, code) => {
    expect(validate(json)).toBe(!OF_FORM.has(code));
  });

  test('and the program refuse the same forms, wherever a rule set is broken', () => {
    const junk = fc.constantFrom<unknown>(null, -1, 1.5, '', 'x', true, [], {}, { all: [{}] }, { any: 1 });
    const operation = fc.oneof(
      fc.record({ what: fc.constant('replace'), junk }),
      fc.record({ what: fc.constant('remove'), junk }),
      fc.record({ what: fc.constant('add'), junk }),
    );
    const texts = new Map(shipped.map((file) => [file, readFileSync(file, 'utf8')]));
    const refused = { schema: 0, form: 0 };
    fc.assert(
      fc.property(
        fc.constantFrom(...texts.keys()),
        fc.array(fc.nat({ max: 999 }), { minLength: 1, maxLength: 6 }),
        operation,
        (file, steps, { what, junk: value }) => {
          const json = broken(texts.get(file) ?? '', steps, what, value);
          const valid = validate(json);
          const faults = formFaults(json);
          if (!valid) refused.schema++;
          if (faults.length > 0) refused.form++;
          if (!valid) expect(faultsOf(json)).not.toEqual([]);
          if (faults.length > 0) expect(valid).toBe(false);
        },
      ),
      { numRuns: 600, seed: 20260831 },
    );
    expect(Math.min(refused.schema, refused.form)).toBeGreaterThan(200);
  });
});

/** Walks down by the steps and breaks the member that they lead to. */
function broken(text: string, steps: readonly number[], what: string, value: unknown): unknown {
  const json: unknown = JSON.parse(text);
  let holder = json as Record<string, unknown>;
  let key = '';
  steps.forEach((step, depth) => {
    const next = holder[key];
    if (depth > 0 && typeof next === 'object' && next !== null) holder = next as Record<string, unknown>;
    const keys = Object.keys(holder);
    key = keys[step % keys.length] ?? 'unheard-of';
  });
  if (what === 'remove' && !Array.isArray(holder)) Reflect.deleteProperty(holder, key);
  else holder[what === 'add' && !Array.isArray(holder) ? 'unheard-of' : key] = value;
  return JSON.parse(JSON.stringify(json));
}
