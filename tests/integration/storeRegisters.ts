import fc from 'fast-check';
import type { Inspector } from '../../src/core/pairing/roster.js';
import type { Enterprise, HistoryRecord, Register } from '../../src/core/scoring/register.js';
import { compareText } from '../../src/core/kernel/text.js';

// Random registers and rosters as the store must keep them: any text but NUL and lone surrogates, any day,
// ids in the whole of Unicode, so that byte order and the order of UTF-16 units differ.

const text = fc.string({ unit: 'binary', maxLength: 12 }).map((value) => value.replaceAll('\0', '.'));
const id = fc.oneof(
  fc.stringMatching(/^[0-9A-Z]{1,18}$/),
  text.filter((value) => value !== ''),
);
const day = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value);
const small = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const integer = fc.maxSafeInteger().map((value) => value + 0);
const key = fc.stringMatching(/^[a-z]{1,8}$/);
const few = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(value, { maxLength: 3 });

export const enterprise: fc.Arbitrary<Enterprise> = fc.record({
  id,
  name: text,
  legalName: maybe(text),
  category: maybe(text),
  hazardClass: fc.constantFrom(1, 2, 3, null),
  organisation: maybe(text),
  district: maybe(text),
  street: maybe(text),
  address: maybe(text),
  location: maybe(
    fc.record({
      latE6: fc.integer({ min: -90_000_000, max: 90_000_000 }),
      lonE6: fc.integer({ min: -180_000_000, max: 180_000_000 }),
    }),
  ),
  status: fc.constantFrom('active', 'suspended', 'closed'),
  licences: few(fc.record({ kind: text, number: text, from: maybe(day), to: maybe(day) })),
  devices: few(fc.record({ kind: text, count: small, since: day })),
  hazardSources: few(fc.record({ grade: fc.constantFrom(1, 2, 3, 4), sites: small, since: day })),
  marks: few(fc.record({ kind: text, from: day, to: maybe(day) })),
});

export const historyRecord: fc.Arbitrary<HistoryRecord> = fc.record({
  id,
  enterprise: id,
  date: day,
  kind: fc.constantFrom(
    'inspection',
    'violation',
    'complaint',
    'accident',
    'rectification',
    'selfInspection',
    'observation',
  ),
  numbers: fc.dictionary(key, integer, { maxKeys: 3, noNullPrototype: true }),
  words: fc.dictionary(key, text, { maxKeys: 3, noNullPrototype: true }),
});

const byId = { selector: (row: { readonly id: string }) => row.id };

export const register: fc.Arbitrary<Register> = fc.record({
  enterprises: fc.uniqueArray(enterprise, { ...byId, maxLength: 8 }),
  history: fc.uniqueArray(historyRecord, { ...byId, maxLength: 8 }),
});

const inspector: fc.Arbitrary<Inspector> = fc.record({
  id,
  name: text,
  kind: fc.constantFrom('officer', 'assistant', 'expert', 'intermediary'),
  organisation: text,
  group: text,
  regions: few(text),
  certificates: few(fc.record({ number: text, domain: text, from: day, to: day })),
  mayLead: fc.boolean(),
  trainingValidTo: maybe(day),
  leave: few(fc.record({ from: day, to: day })),
  recusals: few(
    fc.record({
      enterprise: text,
      ground: fc.constantFrom('relation', 'formerEmployment', 'requestGranted', 'other'),
    }),
  ),
});

export const roster: fc.Arbitrary<Inspector[]> = fc.uniqueArray(inspector, { ...byId, maxLength: 8 });

/** What the store promises to give back: the same rows, ascending by the UTF-8 bytes of their ids. */
export function sorted<Row extends { readonly id: string }>(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => compareText(a.id, b.id));
}
