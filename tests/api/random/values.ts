import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { plan } from '../accessRequests.js';
import type { ApiDocument, JsonSchema } from '../operations.js';

const RULE_SET = JSON.parse(readFileSync('rules/work-safety.json', 'utf8')) as unknown;
const MAPPING = {
  ...{ id: { column: 'id', kind: 'other' }, sameId: 'merge' },
  ...{ name: { column: 'name' }, status: { constant: 'active' } },
};

/** What goes into fields that the document leaves open. */
const OPEN_FIELDS: ReadonlyMap<string, fc.Arbitrary<unknown>> = new Map([
  ['plan', fc.constantFrom<unknown>(plan('a-first'), plan('b'), {})],
  ['ruleSet', fc.nat({ max: 1000 }).map((version) => ({ ...(RULE_SET as object), version }))],
  ...['mapping', 'register', 'history'].map(
    (name) => [name, fc.constantFrom<unknown>(MAPPING, null)] as const,
  ),
]);

/** Ids and codes of things that exist, so that requests come further than the first look-up. */
const KNOWN = [
  ...['C', 'C1', 'C11', 'C2', 'E-C', 'E-C1', 'E-C2', 'I-C', 'I-C1', 'R-C1', 'T-C1', 'P-C1', 'K-C1', 'Q-C1'],
  ...['S-C1', 'M-C1', 'a-first', 'workSafety', 'enterprise.read', '监督员', 'register', '2026-04'],
];
const TEXT = fc.oneof(
  { arbitrary: fc.constantFrom(...KNOWN), weight: 3 },
  {
    arbitrary: fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
      .map((text) => text.normalize('NFC')),
    weight: 1,
  },
  { arbitrary: fc.stringMatching(/^N-[0-9]{1,6}$/), weight: 1 },
);
const DAYS = fc.constantFrom(
  '2026-01-05',
  '2026-02-28',
  '2026-02-30',
  '1999-12-31',
  '2999-12-31',
  '1000-01-01',
);
const MONTHS = fc.constantFrom('2026-04', '2026-12', '1000-01', '2999-12');

/** Values that a schema of the document allows. */
export function valuesOf(document: ApiDocument, schema: JsonSchema, field = ''): fc.Arbitrary<unknown> {
  const inner = (each: unknown, name = field) => valuesOf(document, each as JsonSchema, name);
  const { $ref, enum: words, anyOf } = schema;
  const open = OPEN_FIELDS.get(field);
  if (open !== undefined && schema['properties'] === undefined) return open;
  if (typeof $ref === 'string') {
    return inner(document.components.schemas[$ref.replace('#/components/schemas/', '')]);
  }
  if (Array.isArray(words)) return fc.constantFrom<unknown>(...(words as unknown[]));
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(anyOf)) return fc.oneof(...anyOf.map((each) => inner(each)));
  return typed(schema, inner);
}

type Inner = (each: unknown, name?: string) => fc.Arbitrary<unknown>;

function typed(schema: JsonSchema, inner: Inner): fc.Arbitrary<unknown> {
  switch (schema['type']) {
    case 'string':
      return textOf(schema);
    case 'integer':
      return integerOf(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(inner(schema['items'] ?? {}), {
        minLength: Number(schema['minItems'] ?? 0),
        maxLength: 2,
      });
    case 'object':
      return objectOf(schema, inner);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function textOf({ pattern, format, maxLength, minLength }: JsonSchema): fc.Arbitrary<string> {
  if (format === 'date-time') return fc.constantFrom('2026-03-02T01:00:00Z', '2026-03-02T01:00:00.000+08:00');
  if (typeof pattern !== 'string') {
    const longest = fc.constant('长'.repeat(Math.min(Number(maxLength ?? 50), 2000)));
    const least = minLength === undefined ? [fc.constant('')] : [];
    return fc.oneof({ arbitrary: TEXT, weight: 12 }, longest, ...least);
  }
  if (pattern === '^[12]\\d{3}-(0[1-9]|1[0-2])$') return MONTHS;
  if (pattern.startsWith('^[12]\\d{3}-(0')) return DAYS;
  const known = KNOWN.filter((word) => new RegExp(pattern).test(word));
  const matching = fc.stringMatching(new RegExp(pattern));
  return known.length === 0 ? matching : fc.oneof(fc.constantFrom(...known), matching);
}

function integerOf({ minimum, maximum }: JsonSchema): fc.Arbitrary<number> {
  const [min, max] = [Number(minimum ?? -(2 ** 31)), Number(maximum ?? 2 ** 31 - 1)];
  return fc.oneof(fc.integer({ min, max }), fc.constantFrom(min, max));
}

function objectOf(schema: JsonSchema, inner: Inner): fc.Arbitrary<unknown> {
  const fields = Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>);
  const patterns = Object.values((schema['patternProperties'] ?? {}) as Record<string, JsonSchema>);
  const others = [
    ...patterns,
    ...(typeof schema['additionalProperties'] === 'object' ? [schema['additionalProperties']] : []),
  ];
  if (fields.length === 0 && others[0] !== undefined) {
    return fc.dictionary(fc.constantFrom('grade', 'points', 'a b', '字'), inner(others[0]), { maxKeys: 3 });
  }
  const model = Object.fromEntries(fields.map(([name, each]) => [name, inner(each, name)]));
  return fc.record(model, { requiredKeys: (schema['required'] ?? []) as string[], noNullPrototype: true });
}
