import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/core/followUps/settings.js';
import type { Order, Penalty } from '../../../src/core/followUps/followUp.js';
import {
  closeOrder,
  extendOrder,
  markOverdue,
  newOrder,
  recheckOrder,
  scheduleReinspection,
} from '../../../src/core/followUps/order.js';
import {
  decidePenalty,
  discussPenalty,
  dismissPenalty,
  newPenalty,
  proposePenalty,
  reviewPenalty,
} from '../../../src/core/followUps/penalty.js';
import type { FollowUpProblem } from '../../../src/core/followUps/reasons.js';
import type { Result } from '../../../src/core/kernel/result.js';

const INVESTIGATORS = ['officer-1', 'officer-2'];
const PEOPLE = ['officer-1', 'chief-1', 'chief-2', 'chief-3', 'clerk'];
const ORIGIN = {
  ...{ visit: 'V1', enterprise: 'E1', organisation: 'C', openedOn: '2026-03-02' },
  ...{ openedBy: 'officer-1', investigators: INVESTIGATORS },
};
const person = fc.constantFrom(...PEOPLE);
const day = fc.integer({ min: 3, max: 28 }).map((n) => `2026-03-${String(n).padStart(2, '0')}`);
const deed = fc.record({ by: person, on: day });
const RUNS = { numRuns: 1500 };

type Step<T> = (before: T) => Result<T, FollowUpProblem>;
interface Told<T, M> {
  readonly does: Step<T>;
  /** What the model says of the step: the next model, or null where it must be refused. */
  readonly model: (before: M) => M | null;
}

/** Performs steps beside the model: both go on, or both stay as they were. */
function follow<T, M>(first: T, start: M, steps: readonly Told<T, M>[], agree: (now: T, model: M) => void) {
  let [now, model] = [first, start];
  for (const { does, model: expects } of steps) {
    const before = structuredClone(now);
    const done = does(now);
    const expected = expects(model);
    expect(now).toEqual(before);
    expect(done.ok).toBe(expected !== null);
    now = done.ok ? done.value : now;
    model = expected ?? model;
    agree(now, model);
  }
}

describe('an order', () => {
  interface Model {
    readonly state: Order['state'];
    readonly deadline: string;
    /** Visits that looked at it again, with what they found. */
    readonly looked: readonly (readonly [string, boolean])[];
  }
  type Move = Told<Order, Model>;
  const due = (state: Order['state']) => ['open', 'overdue', 'failed'].includes(state);

  const extended = fc.record({ deed, to: day }).map(({ deed: by, to }): Move => ({
    does: (order) => extendOrder(order, by, to, '设备未到货'),
    model: (m) =>
      m.state === 'open' && by.on <= m.deadline && to > m.deadline ? { ...m, deadline: to } : null,
  }));
  const scheduled = day.map((on): Move => ({
    does: (order) => scheduleReinspection(order, { visit: 'V2', on, due: on }),
    model: (m) => (due(m.state) ? m : null),
  }));
  const passed = day.map((today): Move => ({
    does: (order) => markOverdue(order, today),
    model: (m) => (m.state === 'open' && m.deadline < today ? { ...m, state: 'overdue' } : null),
  }));
  const rechecked = fc
    .record({ visit: fc.constantFrom('V2', 'V3', 'V4'), on: day, passed: fc.boolean() })
    .map((recheck): Move => ({
      does: (order) => recheckOrder(order, recheck),
      model: (m) => {
        if (m.looked.some(([visit]) => visit === recheck.visit)) return m;
        const looked = [...m.looked, [recheck.visit, recheck.passed] as const];
        return due(m.state) ? { ...m, looked, state: recheck.passed ? 'rectified' : 'failed' } : null;
      },
    }));
  const closed = deed.map((by): Move => ({
    does: (order) => closeOrder(order, by),
    model: (m) => (m.state === 'rectified' ? { ...m, state: 'closed' } : null),
  }));

  it('goes where its life cycle leads, is closed only after a recheck that was passed, and a refusal changes nothing', () => {
    const steps = fc.array(fc.oneof(extended, scheduled, passed, rechecked, closed), { maxLength: 12 });
    const content = { findings: ['F1'], demands: '清理通道', workdays: 5, deadline: '2026-03-09' };
    const reached = new Set<string>();
    fc.assert(
      fc.property(steps, (sequence) => {
        const start: Model = { state: 'open', deadline: content.deadline, looked: [] };
        follow(newOrder('O1', ORIGIN, content), start, sequence, (order, model) => {
          reached.add(order.state);
          expect([order.state, order.deadline]).toEqual([model.state, model.deadline]);
          expect(order.rechecks.map((each) => [each.visit, each.passed])).toEqual(model.looked);
          if (order.state === 'closed') expect(order.rechecks.at(-1)?.passed).toBe(true);
          expect(order.closedOn !== null).toBe(order.state === 'closed');
        });
      }),
      RUNS,
    );
    expect([...reached].sort()).toEqual(['closed', 'failed', 'open', 'overdue', 'rectified']);
  });
});

describe('a penalty', () => {
  const agreed = fc.constantFrom(true, true, true, false);
  const amounts = fc.constantFrom(100_000, 2_999_900, 3_000_000, 5_000_000);
  interface Model {
    readonly state: Penalty['state'];
    readonly proposed: number;
    readonly proposer: string | null;
  }
  type Move = Told<Penalty, Model>;
  const outside = (m: Model, by: string) => !INVESTIGATORS.includes(by) && by !== m.proposer;

  const proposed = fc.record({ deed, amountFen: amounts }).map(({ deed: by, amountFen }): Move => ({
    does: (penalty) => proposePenalty(penalty, by, { amountFen, basis: '条例', facts: '事实' }),
    model: (m) =>
      ['drafted', 'returned'].includes(m.state)
        ? { state: 'proposed', proposed: amountFen, proposer: by.by }
        : null,
  }));
  const reviewed = fc.record({ deed, agreed }).map(({ deed: by, agreed: fine }): Move => ({
    does: (penalty) => reviewPenalty(penalty, by, fine, '意见'),
    model: (m) =>
      m.state === 'proposed' && outside(m, by.by) ? { ...m, state: fine ? 'reviewed' : 'returned' } : null,
  }));
  const attendees = fc.oneof(
    fc.constant<string[]>(['chief-1', 'chief-2', 'member']),
    fc.array(fc.constantFrom<string[]>('chief-1', 'chief-2', 'member', 'officer-2'), { maxLength: 5 }),
  );
  const discussed = fc
    .record({ deed, attendees, agreed: fc.boolean() })
    .map(({ deed: by, attendees: there, agreed: fine }): Move => ({
      does: (penalty) => discussPenalty(penalty, by, { attendees: there, agreed: fine, minutes: '记录' }),
      model: (m) =>
        m.state === 'reviewed' &&
        outside(m, by.by) &&
        new Set(there).size >= DEFAULT_SETTINGS.collectiveAttendees &&
        !there.some((each) => INVESTIGATORS.includes(each))
          ? { ...m, state: fine ? 'agreed' : 'returned' }
          : null,
    }));
  const decided = fc.record({ deed, amountFen: amounts }).map(({ deed: by, amountFen }): Move => ({
    does: (penalty) => decidePenalty(penalty, by, { amountFen, text: '决定' }),
    model: (m) =>
      (m.state === 'agreed' || (m.state === 'reviewed' && m.proposed < 3_000_000)) &&
      outside(m, by.by) &&
      amountFen <= m.proposed
        ? { ...m, state: 'decided' }
        : null,
  }));
  const dismissed = deed.map((by): Move => ({
    does: (penalty) => dismissPenalty(penalty, by, '证据不足'),
    model: (m) =>
      !['decided', 'dismissed'].includes(m.state) && outside(m, by.by) ? { ...m, state: 'dismissed' } : null,
  }));

  it('is decided by people without a part in the case, from ¥30,000 on after the collective agreed', () => {
    const likely = [
      { arbitrary: proposed, weight: 8 },
      { arbitrary: reviewed, weight: 8 },
      { arbitrary: discussed, weight: 10 },
      { arbitrary: decided, weight: 4 },
      { arbitrary: dismissed, weight: 1 },
    ];
    const steps = fc.array(fc.oneof(...likely), { minLength: 10, maxLength: 30, size: 'max' });
    const start: Model = { state: 'drafted', proposed: 0, proposer: null };
    const reached = new Set<string>();
    fc.assert(
      fc.property(steps, (sequence) => {
        const draft = newPenalty('P1', ORIGIN, { cause: 'finding', order: null }, DEFAULT_SETTINGS);
        follow(draft, start, sequence, (penalty, model) => {
          reached.add(penalty.state);
          expect(penalty.state).toBe(model.state);
          if (penalty.state !== 'decided') return;
          expect(penalty.review?.agreed).toBe(true);
          if (model.proposed >= 3_000_000) expect(penalty.collective?.agreed).toBe(true);
        });
      }),
      RUNS,
    );
    expect([...reached].sort()).toEqual(
      ['agreed', 'decided', 'dismissed', 'drafted', 'proposed', 'returned', 'reviewed'].sort(),
    );
  });
});
