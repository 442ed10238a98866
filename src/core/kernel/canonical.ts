import type { KernelProblem } from './reasons.js';
import { err, ok, type Result } from './result.js';
import { checkText, utf8 } from './text.js';

/**
 * What a record may hold: RFC 8785 canonical JSON without fractions. Integers stay below 2^53 in
 * magnitude, text is NFC.
 */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** RFC 8785 serialisation of a record; throws on a value that `checkJson` would refuse. */
export function canonical(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number') return integer(value);
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(canonical).join(',')}]`;
  const object = value as JsonObject;
  const members = Object.keys(object)
    .sort()
    .map((key) => `${quote(key)}:${canonical(object[key] as Json)}`);
  return `{${members.join(',')}}`;
}

export function canonicalBytes(value: Json): Uint8Array {
  return utf8(canonical(value));
}

function quote(text: string): string {
  const checked = checkText(text);
  if (!checked.ok) throw new TypeError(checked.error.code);
  return JSON.stringify(text);
}

function integer(value: number): string {
  if (!Number.isSafeInteger(value)) throw new TypeError('kernel.not-an-integer');
  return Object.is(value, -0) ? '0' : String(value);
}

/** Checks that a parsed JSON value is one that records may hold; the problem's field is a JSON pointer. */
export function checkJson(value: unknown, pointer = ''): Result<Json, KernelProblem> {
  const problem = findFault(value, pointer);
  return problem === null ? ok(value as Json) : err(problem);
}

function findFault(value: unknown, pointer: string): KernelProblem | null {
  const place = { field: pointer };
  if (value === null || typeof value === 'boolean') return null;
  if (typeof value === 'string') return textFault(value, pointer);
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return null;
    return { code: 'kernel.not-an-integer', params: { value: String(value) }, place };
  }
  if (typeof value !== 'object')
    return { code: 'kernel.not-canonical-type', params: { type: typeof value }, place };
  for (const [key, member] of Object.entries(value)) {
    const inner = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const fault = textFault(key, inner) ?? findFault(member, inner);
    if (fault !== null) return fault;
  }
  return null;
}

function textFault(text: string, pointer: string): KernelProblem | null {
  const checked = checkText(text);
  return checked.ok ? null : { ...checked.error, place: { field: pointer } };
}
