import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stepComplaint, type Complaint, type ComplaintStep } from '../../src/core/duties/complaint.js';
import { addDays } from '../../src/core/kernel/date.js';

const received = (enterprise: string | null): Complaint => ({
  ...{ id: 'T', organisation: 'C', enterprise, receivedOn: '2026-03-02', channel: 'letter' },
  ...{ subject: '投诉', matter: '内容', state: 'received', handling: null, handler: null, dueOn: null },
  ...{ finding: null, answer: null, answeredOn: null, answeredBy: null, closedOn: null, hasContact: false },
});

const day = fc.integer({ min: -3, max: 10 }).map((n) => addDays('2026-03-02', n));
const step: fc.Arbitrary<ComplaintStep> = fc.oneof(
  fc.record({
    kind: fc.constant('assign' as const),
    handling: fc.constantFrom('supervised' as const, 'referred' as const),
    handler: fc.constantFrom('甲', '乙'),
    dueOn: day,
  }),
  fc.record({
    kind: fc.constant('answer' as const),
    finding: fc.constantFrom('verified' as const, 'partly' as const, 'unfounded' as const),
    answer: fc.constantFrom('属实', '不属实'),
    on: day,
    by: fc.constantFrom('p', 'q'),
  }),
  fc.record({ kind: fc.constant('close' as const), on: day }),
);

/** What a complaint may do, said once more in the fewest words. */
const MAY: Readonly<Record<Complaint['state'], readonly ComplaintStep['kind'][]>> = {
  received: ['assign'],
  assigned: ['assign', 'answer'],
  answered: ['close'],
  closed: [],
};

it('whatever steps come in whatever order, none is closed without an answer and nothing answered changes', () => {
  fc.assert(
    fc.property(fc.constantFrom('E', null), fc.array(step, { maxLength: 12 }), (enterprise, steps) => {
      let complaint = received(enterprise);
      for (const each of steps) {
        const stepped = stepComplaint(complaint, each);
        if (!stepped.ok) continue;
        const next = stepped.value;
        if (next !== complaint) expect(MAY[complaint.state]).toContain(each.kind);
        if (complaint.answer !== null) {
          const { finding, answer, answeredOn, answeredBy } = complaint;
          expect(next).toMatchObject({ finding, answer, answeredOn, answeredBy });
        }
        complaint = next;
        const { state, handling, answer, finding, closedOn, answeredOn, receivedOn } = complaint;
        expect(handling === null).toBe(state === 'received');
        expect(answer === null).toBe(state === 'received' || state === 'assigned');
        expect(closedOn === null).toBe(state !== 'closed');
        expect((closedOn ?? '9') >= (answeredOn ?? '') && (answeredOn ?? '9') >= receivedOn).toBe(true);
        if (enterprise === null) expect(finding === null || finding === 'unfounded').toBe(true);
        // The same step again, word for word, changes nothing.
        expect(stepComplaint(complaint, each)).toEqual({ ok: true, value: complaint });
      }
    }),
    { numRuns: 500 },
  );
});

it('every complaint can be brought to its end', () => {
  const steps: readonly ComplaintStep[] = [
    { kind: 'assign', handling: 'referred', handler: '甲', dueOn: '2026-03-20' },
    { kind: 'answer', finding: 'unfounded', answer: '不属实', on: '2026-03-10', by: 'p' },
    { kind: 'close', on: '2026-03-11' },
  ];
  const end = steps.reduce((complaint, each) => {
    const stepped = stepComplaint(complaint, each);
    return stepped.ok ? stepped.value : complaint;
  }, received(null));
  expect(end.state).toBe('closed');
});
