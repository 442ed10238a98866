import { describe, expect, it } from 'vitest';
import { foldVisit } from '../../../src/core/visits/foldVisit.js';
import type { OperationKind, Payloads, Recorded } from '../../../src/core/visits/operation.js';
import type { VisitContext } from '../../../src/core/visits/visitRecord.js';
import { parseChecklist } from '../../../src/core/visits/parseChecklist.js';
import { valueOf } from '../../support/result.js';

const checklist = valueOf(
  parseChecklist(
    JSON.stringify({
      ...{ format: 'evenhand/checklist/v1', id: 'short', version: 1, domain: 'workSafety' },
      ...{ title: { zh: '短', en: 'Short' }, applies: { devices: [], marks: [] } },
      sections: [
        {
          title: { zh: '现场', en: 'On site' },
          items: [
            {
              ...{
                code: 'exits',
                text: { zh: '出口', en: 'Exits' },
                basis: { zh: '条', en: 'art.' },
                photo: false,
              },
              answer: { kind: 'yesNo', expected: 'yes', na: false },
              hazard: { grade: 'major', text: { zh: '堵塞', en: 'Blocked' } },
            },
          ],
        },
      ],
    }),
  ),
);
const CONTEXT: VisitContext = {
  officers: [
    { officer: 'A', certified: true },
    { officer: 'B', certified: true },
    { officer: 'C', certified: false },
  ],
  checklists: [checklist],
  entryCode: 'right',
  order: null,
};

/** A device with a memory: what it records, knowing of others what it is told. */
function device(name: string) {
  let count = 0;
  return <K extends OperationKind>(
    kind: K,
    payload: Payloads[K],
    seen: Record<string, number> = {},
  ): Recorded =>
    ({
      ...{
        id: `${name}-${String(++count).padStart(16, '0')}`,
        device: name,
        sequence: count,
        seen,
        kind,
        payload,
      },
      ...{ at: '2026-03-02T01:00:00Z', person: name },
    }) as unknown as Recorded;
}

const checkIn = { place: null, code: 'right', notScanned: null };
const answer = (value: 'yes' | 'no'): Payloads['answer'] => ({
  ...{ checklist: 'short', item: 'exits', answer: { kind: 'yesNo', value }, evidence: [], note: null },
});
const here = (officer: string): Payloads['presence'] => ({ officer, present: true, certificate: 'Z' });
const result = (code: Payloads['result']['code']): Payloads['result'] => ({
  ...{ code, domain: null, note: null, evidence: [] },
});
const signed: Payloads['enterpriseSignature'] = {
  name: '王',
  image: null,
  refused: 'disagrees',
  witness: '李',
};
const codes = (operations: readonly Recorded[]): string[] =>
  foldVisit(CONTEXT, operations).missing.map(({ code }) => code);

/** All that an uneventful visit needs, by one device. */
function uneventful() {
  const record = device('tablet');
  const begun = [record('checkIn', checkIn), record('presence', here('A')), record('presence', here('B'))];
  const found = [record('answer', answer('yes')), record('result', result('no-problem'))];
  const signatures = [
    record('signature', { officer: 'A', image: 'a'.repeat(64) }),
    record('signature', { officer: 'B', image: 'b'.repeat(64) }),
    record('enterpriseSignature', signed),
  ];
  return { record, operations: [...begun, ...found, ...signatures] };
}

describe('a visit', () => {
  it('is completed once everything is there, and not before', () => {
    const { record, operations } = uneventful();
    for (let count = 0; count < operations.length; count++) {
      expect(codes(operations.slice(0, count)).length).toBeGreaterThan(0);
    }
    expect(codes(operations)).toEqual([]);
    expect(foldVisit(CONTEXT, operations).stage).toBe('signed');
    expect(foldVisit(CONTEXT, [...operations, record('complete', {})]).stage).toBe('completed');
  });

  it('needs two certified officers, and counts no assistant among them', () => {
    const record = device('tablet');
    const missing = codes([
      record('checkIn', checkIn),
      record('presence', here('A')),
      record('presence', here('C')),
    ]);
    expect(missing).toContain('visits.too-few-officers');
  });

  it('knows another enterprise’s code, and takes a reason instead of a code', () => {
    const other = device('a')('checkIn', { ...checkIn, code: 'wrong' });
    expect(codes([other])).toContain('visits.wrong-entry-code');
    const reason = device('a')('checkIn', { place: null, code: null, notScanned: 'no-code' });
    expect(codes([reason])).not.toContain('visits.not-checked-in');
  });

  it('asks for a finding where an answer fails, and suggests its words', () => {
    const failing = device('a')('answer', answer('no'));
    const state = foldVisit(CONTEXT, [failing]);
    expect(state.missing.map(({ code }) => code)).toContain('visits.finding-missing');
    expect(state.suggestions).toMatchObject([{ item: 'exits', grade: 'major', text: { zh: '堵塞' } }]);
  });

  it('shows a conflict of two who did not know of each other, until somebody who knows both writes again', () => {
    const [one, two] = [device('one'), device('two')];
    const apart = [one('result', result('no-problem')), two('result', result('unreachable'))];
    expect(foldVisit(CONTEXT, apart).conflicts).toMatchObject([
      { field: 'result', candidates: [{ device: 'one' }, { device: 'two' }] },
    ]);
    const settled = [...apart, one('result', result('closed'), { two: 1 })];
    const state = foldVisit(CONTEXT, settled);
    expect(state.conflicts).toEqual([]);
    expect(state.result?.code).toBe('closed');
    const same = [device('one')('result', result('closed')), device('two')('result', result('closed'))];
    expect(foldVisit(CONTEXT, same).conflicts).toEqual([]);
  });

  it('asks for signatures again after a change that was not known when they were given', () => {
    const { operations } = uneventful();
    const late = device('other')('answer', answer('yes'));
    expect(codes([...operations, late])).toContain('visits.changed-after-signing');
  });

  it('keeps what comes after its completion, apart from the record', () => {
    const { record, operations } = uneventful();
    const done = [...operations, record('complete', {})];
    const late = device('other')('record', { text: '后补', evidence: [] });
    const state = foldVisit(CONTEXT, [...done, late]);
    expect(state.stage).toBe('completed');
    expect(state.record).toBeNull();
    expect(state.late).toMatchObject([{ device: 'other', payload: { text: '后补' } }]);
  });

  it('waits with a completion until all has come that its writer knew', () => {
    const { record, operations } = uneventful();
    const complete = record('complete', {});
    const gap = operations.filter(({ kind }) => kind !== 'answer');
    const waiting = foldVisit(CONTEXT, [...gap, complete]);
    expect(waiting.stage).not.toBe('completed');
    expect(waiting.waiting).toEqual([complete.id]);
    expect(foldVisit(CONTEXT, [...gap, complete, ...operations]).stage).toBe('completed');
  });
});

describe('shipped checklists', () => {
  it('are refused with line and pointer where they contradict themselves', () => {
    const broken = { ...checklist, sections: [...checklist.sections, ...checklist.sections] };
    const read = parseChecklist(JSON.stringify(broken, null, 1));
    expect(read.ok ? [] : read.error).toMatchObject([
      { code: 'visits.item-twice', params: { item: 'exits' }, place: { field: '/sections/1/items/0' } },
    ]);
  });
});
