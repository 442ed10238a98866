import Type, { type TSchema } from 'typebox';
import { readRecord } from '../../kernel/schema.js';
import { POINTS_SCHEMAS, RULE_SCHEMAS, RuleSet, TIERS_SCHEMAS } from '../ruleSet.js';
import { below, isObject, shown, type Faults } from './faults.js';

/**
 * The rule set without the members whose form depends on their `kind`: those are read by the schema of
 * their kind, so that a fault points to the member that is wrong and not to a union that does not match.
 */
const Envelope = Type.Object(
  {
    ...RuleSet.properties,
    rules: Type.Array(Type.Unknown(), { minItems: 1, maxItems: 500 }),
    tiers: Type.Unknown(),
  },
  { additionalProperties: false },
);

export function checkShape(json: unknown, faults: Faults): json is RuleSet {
  if (!isObject(json)) {
    faults.add('', 'scoring.not-an-object', { found: shown(json) });
    return false;
  }
  read(Envelope, json, '', faults);
  if (Array.isArray(json['rules'])) {
    json['rules'].forEach((rule, index) => {
      checkRule(rule, `/rules/${index}`, faults);
    });
  }
  checkByKind(TIERS_SCHEMAS, json['tiers'], '/tiers', faults);
  return faults.found.length === 0;
}

function checkRule(rule: unknown, pointer: string, faults: Faults): void {
  if (isObject(rule) && isObject(rule['points'])) {
    checkByKind(POINTS_SCHEMAS, rule['points'], below(pointer, 'points'), faults);
  }
  checkByKind(RULE_SCHEMAS, rule, pointer, faults);
}

function checkByKind(
  schemas: Readonly<Record<string, TSchema>>,
  value: unknown,
  pointer: string,
  faults: Faults,
): void {
  if (!isObject(value)) {
    faults.add(pointer, 'scoring.not-an-object', { found: shown(value) });
    return;
  }
  const kind = value['kind'];
  const schema = typeof kind === 'string' && Object.hasOwn(schemas, kind) ? schemas[kind] : undefined;
  if (schema === undefined) {
    const known = Object.keys(schemas);
    faults.add(below(pointer, 'kind'), 'scoring.unknown-rule-kind', { kind: shown(kind), known });
  } else read(schema, value, pointer, faults);
}

function read(schema: TSchema, value: unknown, pointer: string, faults: Faults): void {
  const result = readRecord(schema, value);
  if (result.ok) return;
  const field = pointer + (result.error.place?.field ?? '');
  const deeper = faults.found.some(({ place }) => place?.field?.startsWith(field) === true);
  if (!deeper) faults.take(pointer, result.error);
}
