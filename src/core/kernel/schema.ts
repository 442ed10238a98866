import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Check, Errors } from 'typebox/value';
import { checkJson, type Json } from './canonical.js';
import type { KernelProblem } from './reasons.js';
import { err, ok, type Result } from './result.js';

/**
 * Reads an unknown value as a record of the given JSON Schema. Besides the schema it holds the value to
 * what records may carry (NFC text, integers below 2^53). The problem's field is a JSON pointer to the
 * first fault.
 */
export function readRecord<S extends TSchema>(schema: S, value: unknown): Result<Static<S>, KernelProblem> {
  const json = checkJson(value);
  if (!json.ok) return json;
  if (Check(schema, value)) return ok(value);
  return err(firstFault(schema, value));
}

/**
 * A test for many records of one schema, some hundred times as fast as reading each: the schema is compiled
 * where the environment lets programs make functions from text. It looks at the schema only.
 */
export function compileTest<S extends TSchema>(schema: S): (value: unknown) => value is Static<S> {
  const test = tests.get(schema) ?? newTest(schema);
  tests.set(schema, test);
  return test as (value: unknown) => value is Static<S>;
}

/** Compiling takes as long as some fifty readings: each schema is compiled once. */
const tests = new WeakMap<TSchema, (value: unknown) => boolean>();

function newTest(schema: TSchema): (value: unknown) => boolean {
  const compiled = Compile(schema);
  return (value) => compiled.Check(value);
}

function firstFault(schema: TSchema, value: unknown): KernelProblem {
  const fault = Errors(schema, value)[0];
  const place = { field: fault?.instancePath ?? '' };
  return { code: 'kernel.not-in-schema', params: { expected: fault?.message ?? '' }, place };
}

/** Parses JSON text into a record of the schema. */
export function parseRecord<S extends TSchema>(schema: S, text: string): Result<Static<S>, KernelProblem> {
  const parsed = parseText(text);
  return parsed.ok ? readRecord(schema, parsed.value) : parsed;
}

/** Parses JSON text into what records may hold. */
export function parseJson(text: string): Result<Json, KernelProblem> {
  const parsed = parseText(text);
  return parsed.ok ? checkJson(parsed.value) : parsed;
}

function parseText(text: string): Result<unknown, KernelProblem> {
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    return err({ code: 'kernel.not-json', params: { detail: error instanceof Error ? error.message : '' } });
  }
}
