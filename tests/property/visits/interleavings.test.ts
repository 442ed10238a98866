import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldVisit } from '../../../src/core/visits/foldVisit.js';
import type { Recorded } from '../../../src/core/visits/operation.js';
import type { VisitContext } from '../../../src/core/visits/visitRecord.js';

const CONTEXT: VisitContext = {
  officers: [
    { officer: 'A', certified: true },
    { officer: 'B', certified: true },
  ],
  checklists: [],
  entryCode: 'code',
  order: null,
};
const DEVICES = ['tablet', 'phone1', 'phone2'] as const;

/** What somebody records, whatever was recorded before. */
const content = fc.oneof(
  fc
    .constantFrom('A', 'B')
    .map((officer) => ({ kind: 'presence', payload: { officer, present: true, certificate: 'Z' } })),
  fc
    .constantFrom('code', 'other')
    .map((code) => ({ kind: 'checkIn', payload: { place: null, code, notScanned: null } })),
  fc
    .tuple(fc.constantFrom('F1', 'F2'), fc.constantFrom('杂物', '漏电'), fc.boolean())
    .map(([finding, text, withdrawn]) => ({
      kind: 'finding',
      payload: {
        ...{ finding, checklist: null, item: null, grade: 'general', domain: 'workSafety', text },
        ...{ evidence: [], corrected: false, withdrawn },
      },
    })),
  fc.constantFrom('no-problem', 'other-violation', 'unreachable').map((code) => ({
    kind: 'result',
    payload: { code, domain: 'workSafety', note: null, evidence: [] },
  })),
  fc.constantFrom('A', 'B').map((officer) => ({ kind: 'signature', payload: { officer, image: null } })),
  fc.constant({
    kind: 'enterpriseSignature',
    payload: { name: '王', image: null, refused: 'disagrees', witness: '李' },
  }),
  fc.constant({ kind: 'complete', payload: {} }),
);

/** A step of three devices: one of them records something, or reads what a server has got by then. */
const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ device: fc.constantFrom(...DEVICES), content }) },
    { weight: 1, arbitrary: fc.record({ device: fc.constantFrom(...DEVICES), content: fc.constant(null) }) },
    {
      weight: 1,
      arbitrary: fc.record({ device: fc.constantFrom(...DEVICES), content: fc.constant('send' as const) }),
    },
  ),
  { minLength: 1, maxLength: 40 },
);

/** Plays the steps: devices record on their own, send when they like, and know what they have read. */
function play(played: readonly { device: string; content: unknown }[]): readonly Recorded[] {
  const all: Recorded[] = [];
  const server = new Map<string, number>();
  const counts = new Map<string, number>();
  const read = new Map<string, Readonly<Record<string, number>>>();
  for (const [at, { device, content: what }] of played.entries()) {
    if (what === null) read.set(device, Object.fromEntries(server));
    else if (what === 'send') server.set(device, counts.get(device) ?? 0);
    else {
      const sequence = (counts.get(device) ?? 0) + 1;
      counts.set(device, sequence);
      const seen = read.get(device) ?? {};
      const id = `${device}-operation-${String(at)}`;
      all.push({
        id,
        device,
        sequence,
        seen,
        at: '2026-03-02T01:00:00Z',
        person: device,
        ...(what as object),
      } as Recorded);
    }
  }
  return all;
}

/** All that an uneventful visit needs, recorded by one device. */
const UNEVENTFUL = [
  { kind: 'checkIn', payload: { place: null, code: 'code', notScanned: null } },
  { kind: 'presence', payload: { officer: 'A', present: true, certificate: 'Z' } },
  { kind: 'presence', payload: { officer: 'B', present: true, certificate: 'Z' } },
  { kind: 'result', payload: { code: 'no-problem', domain: null, note: null, evidence: [] } },
  { kind: 'signature', payload: { officer: 'A', image: 'a'.repeat(64) } },
  { kind: 'signature', payload: { officer: 'B', image: 'b'.repeat(64) } },
  { kind: 'enterpriseSignature', payload: { name: '王', image: null, refused: 'disagrees', witness: '李' } },
  { kind: 'complete', payload: {} },
].map((each) => ({ device: 'tablet', content: each }));

it('duplicated, reordered and delayed operations of three devices make one state, and nothing that arrived is lost', () => {
  let completed = 0;
  fc.assert(
    fc.property(
      fc
        .tuple(fc.boolean(), steps)
        .map(([uneventful, more]) => play([...(uneventful ? UNEVENTFUL : []), ...more]))
        .chain((operations) =>
          fc.tuple(
            fc.constant(operations),
            fc.shuffledSubarray([...operations, ...operations], {
              minLength: operations.length * 2,
              maxLength: operations.length * 2,
            }),
            fc.nat({ max: 60 }),
          ),
        ),
      ([operations, arrived, cut]) => {
        const whole = foldVisit(CONTEXT, operations);
        expect(foldVisit(CONTEXT, arrived)).toEqual(whole);
        // What came so far, and the rest after it, in two deliveries.
        const first = arrived.slice(0, cut);
        const before = foldVisit(CONTEXT, first);
        expect(foldVisit(CONTEXT, [...first, ...operations])).toEqual(whole);
        if (before.stage === 'completed') expect(whole.stage).toBe('completed');
        if (whole.stage === 'completed') completed++;
        for (const [device, head] of Object.entries(before.heads)) {
          expect(whole.heads[device]).toBeGreaterThanOrEqual(head);
        }
        expect(whole.heads).toEqual(
          Object.fromEntries(
            [...new Set(operations.map(({ device }) => device))]
              .sort()
              .map((device) => [device, operations.filter((each) => each.device === device).length]),
          ),
        );
      },
    ),
    { numRuns: 1_000, seed: 20_261_125 },
  );
  // Many of the random visits really end.
  expect(completed).toBeGreaterThan(300);
});
