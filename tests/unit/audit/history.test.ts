import { describe, expect, it } from 'vitest';
import { overdueOpening } from '../../../src/core/audit/deadline.js';
import { readHistory, type CampaignHistory } from '../../../src/core/audit/history.js';
import type { LogEntry } from '../../../src/core/audit/logEntry.js';
import { applySubstitutions, checkVisited } from '../../../src/core/audit/substitutions.js';
import { checkApprover, VoidRecord } from '../../../src/core/audit/voidRecord.js';
import { SubstitutionRecord } from '../../../src/core/audit/substitutionRecord.js';
import { readRecord } from '../../../src/core/kernel/schema.js';

type Line = readonly [kind: LogEntry['kind'], sequence: number, campaign?: string];

/** Log entries; the record of line i is hash "00…i", one hour after the line before. */
function logOf(...lines: Line[]): LogEntry[] {
  return lines.map(([kind, sequence, campaign = 'food/2026-03'], i) => ({
    format: 'evenhand/log-entry/v1',
    kind,
    campaign,
    sequence,
    record: i.toString(16).padStart(64, '0'),
    at: `2026-03-01T${String(i).padStart(2, '0')}:00:00Z`,
  }));
}

const read = (...lines: Line[]): CampaignHistory => readHistory(logOf(...lines))[0] as CampaignHistory;
const codes = (history: CampaignHistory): string[] => history.problems.map(({ code }) => code);
const h = (line: number): string => line.toString(16).padStart(64, '0');

describe('an honest campaign', () => {
  it('is committed, drawn, has a substitution and is opened', () => {
    expect(read(['commitment', 1], ['draw', 1], ['substitution', 1], ['opening', 1])).toEqual({
      campaign: 'food/2026-03',
      attempts: 1,
      voids: 0,
      voidsAfterDraw: 0,
      substitutions: 1,
      inspectorSubstitutions: 0,
      incidents: 0,
      live: { sequence: 1, commitment: h(0), draw: h(1), opening: h(3) },
      problems: [],
    });
  });

  it('shows its attempts when it was voided and drawn anew', () => {
    const history = read(
      ['commitment', 1],
      ['draw', 1],
      ['void', 1],
      ['incident', 1],
      ['commitment', 2],
      ['draw', 2],
    );
    expect(history).toMatchObject({ attempts: 2, voids: 1, voidsAfterDraw: 1, incidents: 1, problems: [] });
    expect(history.live).toEqual({ sequence: 2, commitment: h(4), draw: h(5), opening: null });
  });

  it('stands beside other campaigns in one log', () => {
    const log = logOf(['commitment', 1, 'a'], ['commitment', 1, 'b'], ['draw', 1, 'b'], ['draw', 1, 'a']);
    const histories = readHistory(log);
    expect(histories.map(({ campaign, live }) => [campaign, live?.draw])).toEqual([
      ['a', h(3)],
      ['b', h(2)],
    ]);
    expect(histories.flatMap(({ problems }) => problems)).toEqual([]);
  });
});

describe('a dishonest operator', () => {
  it('tries a second commitment for the same attempt', () => {
    const history = read(['commitment', 1], ['commitment', 1]);
    expect(history.problems[0]).toEqual({
      code: 'audit.second-commitment',
      params: { campaign: 'food/2026-03', sequence: 1, first: h(0), second: h(1), entry: 1 },
    });
    expect(history.attempts).toBe(2);
  });

  it('deletes the void record between two attempts', () => {
    const history = read(['commitment', 1], ['draw', 1], ['commitment', 2]);
    expect(history.problems).toEqual([
      {
        code: 'audit.void-missing',
        params: { campaign: 'food/2026-03', sequence: 1, first: h(0), second: h(2), entry: 2 },
      },
    ]);
  });

  it.each<[string, string, Line[]]>([
    [
      'deletes a whole attempt',
      'audit.sequence-gap',
      [
        ['commitment', 1],
        ['void', 1],
        ['commitment', 3],
      ],
    ],
    ['begins at the second attempt', 'audit.sequence-gap', [['commitment', 2]]],
    ['draws without a commitment', 'audit.out-of-place', [['draw', 1]]],
    [
      'draws a voided attempt',
      'audit.out-of-place',
      [
        ['commitment', 1],
        ['void', 1],
        ['draw', 1],
      ],
    ],
    [
      'draws twice',
      'audit.done-twice',
      [
        ['commitment', 1],
        ['draw', 1],
        ['draw', 1],
      ],
    ],
    [
      'opens what was not drawn',
      'audit.out-of-place',
      [
        ['commitment', 1],
        ['opening', 1],
      ],
    ],
    [
      'opens twice',
      'audit.done-twice',
      [
        ['commitment', 1],
        ['draw', 1],
        ['opening', 1],
        ['opening', 1],
      ],
    ],
    [
      'replaces a target before the draw',
      'audit.out-of-place',
      [
        ['commitment', 1],
        ['substitution', 1],
      ],
    ],
    ['voids nothing', 'audit.out-of-place', [['void', 1]]],
    [
      'voids what the public has seen',
      'audit.void-after-opening',
      [
        ['commitment', 1],
        ['draw', 1],
        ['opening', 1],
        ['void', 1],
      ],
    ],
  ])('%s', (_, code, lines) => {
    expect(codes(read(...lines))).toEqual([code]);
  });

  it('sets the clock back', () => {
    const log = logOf(['commitment', 1], ['draw', 1]);
    const problems = readHistory(log.with(1, { ...(log[1] as LogEntry), at: '2026-02-28T23:59:59Z' }))[0]
      ?.problems;
    expect(problems).toEqual([{ code: 'audit.log-clock', params: { entry: 1, at: '2026-02-28T23:59:59Z' } }]);
  });

  it('does not open by the deadline', () => {
    const drawn = read(['commitment', 1], ['draw', 1]);
    const [deadline, later] = ['2026-04-01T00:00:00Z', '2026-04-01T00:00:01Z'];
    expect(overdueOpening(drawn, deadline, deadline)).toBeNull();
    expect(overdueOpening(drawn, deadline, later)).toEqual({
      code: 'audit.not-opened',
      params: { campaign: 'food/2026-03', sequence: 1, deadline },
    });
    expect(overdueOpening(read(['commitment', 1], ['draw', 1], ['opening', 1]), deadline, later)).toBeNull();
    expect(overdueOpening(read(['commitment', 1]), deadline, later)).toBeNull();
  });
});

const voidRecord = {
  format: 'evenhand/void/v1',
  campaign: 'food/2026-03',
  sequence: 1,
  commitment: h(0),
  ground: 'roster-error',
  explanation: 'Two inspectors had left.',
  plannedBy: 'li',
  approvedBy: 'wang',
  at: '2026-03-01T02:00:00Z',
} as const;

describe('a void record', () => {
  it('is approved by somebody other than the planner', () => {
    expect(checkApprover(voidRecord).ok).toBe(true);
    expect(checkApprover({ ...voidRecord, approvedBy: 'li' })).toMatchObject({
      error: { code: 'audit.void-by-planner', params: { person: 'li' } },
    });
  });

  it.each([
    ['an unknown ground', { ground: 'unwanted-result' }],
    ['no explanation', { explanation: '' }],
    ['local time', { at: '2026-03-01T02:00:00+08:00' }],
    ['an extra field', { note: 'x' }],
  ])('is refused with %s', (_, change) => {
    expect(readRecord(VoidRecord, voidRecord).ok).toBe(true);
    expect(readRecord(VoidRecord, { ...voidRecord, ...change })).toMatchObject({
      error: { code: 'kernel.not-in-schema' },
    });
  });
});

describe('substitutions', () => {
  const cells = [
    { cell: 'A', drawn: ['a1', 'a2'], reserves: ['a3', 'a4'] },
    { cell: 'B', drawn: ['b1'], reserves: [] },
  ];
  const swap = (replaced: string, replacement: string | null) => ({ replaced, replacement });

  it('follow the reserves of the cell in their order, and leave a gap when none is left', () => {
    const records = [swap('a2', 'a3'), swap('a3', 'a4'), swap('b1', null)];
    expect(applySubstitutions(cells, records)).toEqual({ ok: true, value: ['a1', 'a4'] });
  });

  it.each([
    ['a reserve that is not the next', [swap('a1', 'a4')], 'audit.substitute-by-hand'],
    ['a stranger', [swap('b1', 'c9')], 'audit.substitute-by-hand'],
    ['nobody although a reserve waits', [swap('a1', null)], 'audit.substitute-by-hand'],
    ['a target twice', [swap('a1', 'a3'), swap('a1', 'a4')], 'audit.not-a-target'],
  ])('are refused when they bring %s', (_, records, code) => {
    expect(applySubstitutions(cells, records)).toMatchObject({ error: { code } });
  });

  it('need one of the listed grounds', () => {
    const record = {
      format: 'evenhand/substitution/v1',
      campaign: 'food/2026-03',
      sequence: 1,
      replaced: 'a1',
      replacement: 'a3',
      ground: 'moved-away',
      evidence: h(1),
      decidedBy: 'wang',
      at: '2026-03-02T02:00:00Z',
    };
    expect(readRecord(SubstitutionRecord, record).ok).toBe(true);
    expect(readRecord(SubstitutionRecord, { ...record, ground: '' }).ok).toBe(false);
  });

  it('leave the targets to be visited: a silent swap shows both sides', () => {
    expect(checkVisited(['a1', 'a2'], ['a2', 'a1']).ok).toBe(true);
    expect(checkVisited(['a1', 'a2'], ['a1', 'x'])).toMatchObject({
      error: { code: 'audit.targets-swapped', params: { missing: ['a2'], strangers: ['x'] } },
    });
  });
});
