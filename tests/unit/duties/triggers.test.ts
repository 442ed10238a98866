import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findTriggers, USUAL_TRIGGERS, type TriggerSources } from '../../../src/core/duties/triggers.js';
import { requestDaily } from '../../../src/app/duties/requestDaily.js';
import type { JobQueue } from '../../../src/app/ports/jobQueue.js';
import { addDays } from '../../../src/core/kernel/date.js';

const NOTHING: TriggerSources = { accidents: [], licences: [], orders: [], closures: [] };
const accident = (id: string, date: string, serious = false) => ({ id, enterprise: 'E', date, serious });
const grounds = (day: string, sources: Partial<TriggerSources>): readonly string[] =>
  findTriggers(day, { ...NOTHING, ...sources }).map(({ ground }) => ground);

it('an accident leads to the coming month, a serious one also at once', () => {
  const found = findTriggers('2026-12-31', { ...NOTHING, accidents: [accident('A', '2026-12-31', true)] });
  expect(found.map(({ ground, month, dueOn }) => [ground, month, dueOn])).toEqual([
    ['accident-last-month', '2027-01', '2027-01-31'],
    ['serious-injury', null, '2027-01-01'],
  ]);
});

it('accidents repeat when two fall into the calendar year before', () => {
  const two = [accident('A', '2025-01-01'), accident('B', '2025-12-31')];
  expect(grounds('2026-06-01', { accidents: two })).toEqual(['repeat-accidents']);
  expect(
    grounds('2025-06-01', { accidents: [accident('A', '2025-01-01'), accident('B', '2024-12-31')] }),
  ).toEqual([]);
});

it('a licence counts from the day after its last one, an order from the day after its deadline', () => {
  const licences = [{ enterprise: 'E', number: 'L', to: '2026-03-10' }];
  expect(grounds('2026-03-10', { licences })).toEqual([]);
  expect(grounds('2026-03-11', { licences })).toEqual(['licence-expired']);
  const orders = [{ id: 'O', enterprise: 'E', dueOn: '2026-03-10' }];
  expect(grounds('2026-03-10', { orders })).toEqual([]);
  expect(grounds('2026-03-11', { orders })).toEqual(['rectification-overdue']);
});

it('a ground that is switched off gives none', () => {
  const dispositions = { ...USUAL_TRIGGERS.dispositions, 'accident-last-month': null };
  const rules = { ...USUAL_TRIGGERS, dispositions };
  const sources = { ...NOTHING, accidents: [accident('A', '2026-03-01')] };
  expect(findTriggers('2026-03-02', sources, rules)).toEqual([]);
});

it('running every day or only every few weeks finds the same reasons', () => {
  const day = fc.integer({ min: 0, max: 100 }).map((n) => addDays('2026-01-01', n));
  const happened = fc.array(fc.record({ date: day, serious: fc.boolean() }), { maxLength: 8 });
  fc.assert(
    fc.property(happened, fc.integer({ min: 1, max: 31 }), (events, gap) => {
      const accidents = events.map(({ date, serious }, at) => accident(`A${String(at)}`, date, serious));
      const run = (every: number): readonly string[] => {
        const found = new Set<string>();
        for (let n = every - 1; n < 100 + 32; n += every) {
          const today = addDays('2026-01-01', n);
          const known = accidents.filter(({ date }) => date <= today);
          for (const { ground, cause } of findTriggers(today, { ...NOTHING, accidents: known }))
            found.add(`${ground} ${cause}`);
        }
        return [...found].sort();
      };
      expect(run(gap)).toEqual(run(1));
    }),
    { numRuns: 100 },
  );
});

it('each day’s work is asked for once a day, and a database that is away is asked again', async () => {
  const asked: string[] = [];
  const ending = new AbortController();
  const days = ['2026-03-01', '2026-03-01', '2026-03-02'];
  const queue: Pick<JobQueue, 'scheduleJob'> = {
    scheduleJob: ({ subject, payload }) => {
      asked.push(`${subject} ${JSON.stringify(payload)}`);
      return Promise.reject(new Error('away'));
    },
  };
  const wait = (): Promise<void> => {
    if (asked.length === days.length) ending.abort();
    return Promise.resolve();
  };
  await requestDaily({ queue, today: () => days[asked.length] ?? '', wait }, ending.signal);
  expect(asked).toEqual(days.map((day) => `${day} {"day":"${day}"}`));
});
