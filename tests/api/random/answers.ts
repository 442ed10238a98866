import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { ApiDocument, Operation } from '../operations.js';

export interface Answer {
  readonly status: number;
  /** Without parameters such as charset. */
  readonly type: string;
  readonly body: string;
}

/** What is wrong with an answer, or null. */
export type CheckAnswer = (answer: Answer) => string | null;

const INNARDS =
  /\bSELECT\b|\bINSERT\b|\bprisma|node_modules|\n\s+at |\.[jt]s:\d|invocation|pg_|\/src\/|SQLSTATE|violates/i;
const EMPTY = new Set([200, 204, 304]);

/** Holds answers of an operation to what the document says of them; unforeseen statuses and types are faults. */
export function answerChecks(document: ApiDocument): (operation: Operation) => CheckAnswer {
  const ajv = new Ajv2020({
    strict: false,
    formats: { 'date-time': /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/, binary: true },
  });
  ajv.addSchema({ $id: 'document', components: document.components });
  const compiled = new Map<string, ValidateFunction>();
  const validatorOf = (schema: unknown): ValidateFunction => {
    const text = JSON.stringify(schema).replaceAll('"#/components', '"document#/components');
    const known = compiled.get(text) ?? ajv.compile(JSON.parse(text) as object);
    compiled.set(text, known);
    return known;
  };
  const misfit = (schema: unknown, body: string): string | null => {
    const check = validatorOf(schema);
    return check(JSON.parse(body)) ? null : ajv.errorsText(check.errors);
  };
  return (operation) => (answer) => {
    const { status, type, body } = answer;
    if (status >= 500) return `status ${status}`;
    const described = operation.responses[status];
    if (described === undefined) return `status ${status} is not described`;
    if (status >= 400 && INNARDS.test(body)) return 'tells about the inside';
    const { content = {} } = described;
    if (body === '') return EMPTY.has(status) ? null : 'empty';
    const schema = content[type]?.schema;
    if (schema === undefined) return `type ${type} is not described`;
    return type.endsWith('json') ? misfit(schema, body) : null;
  };
}
