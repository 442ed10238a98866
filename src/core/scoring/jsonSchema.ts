import type { Json, JsonObject } from '../kernel/canonical.js';
import { OPERATORS } from './condition.js';
import { RuleSet } from './ruleSet.js';

const reference = { $ref: '#/$defs/condition' };
const parameter: JsonObject = {
  type: 'object',
  additionalProperties: false,
  required: ['parameter'],
  properties: { parameter: { type: 'string' } },
};

function form(properties: JsonObject): JsonObject {
  return { type: 'object', additionalProperties: false, required: Object.keys(properties), properties };
}

/** Conditions in JSON Schema: they nest, so that they refer to themselves. */
const condition: JsonObject = {
  oneOf: [
    form({ all: { type: 'array', items: reference } }),
    form({ any: { type: 'array', items: reference } }),
    form({ not: reference }),
    form({ condition: { type: 'string' } }),
    form({
      fact: { type: 'string' },
      operator: { enum: OPERATORS },
      value: {
        anyOf: [
          { type: 'integer' },
          { type: 'string' },
          { type: 'boolean' },
          { type: 'array', items: { type: ['integer', 'string', 'boolean'] } },
          parameter,
        ],
      },
    }),
  ],
};

/** The rule-set format as a JSON Schema (2020-12) for editors and other programs. */
export function ruleSetJsonSchema(): JsonObject {
  const body = JSON.parse(JSON.stringify(RuleSet), (_key, value: Json) =>
    isConditionMark(value) ? reference : value,
  ) as JsonObject;
  return {
    ...body,
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Evenhand rule set',
    $defs: { condition },
  };
}

const isConditionMark = (value: Json): boolean =>
  typeof value === 'object' && value !== null && '$comment' in value && value['$comment'] === 'condition';
