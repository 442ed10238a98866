import { addDays, type Day } from '../../kernel/date.js';
import { err, ok, type Result } from '../../kernel/result.js';
import type { Enterprise, HistoryRecord, Register } from '../register.js';
import type { BacktestProblem } from './reasons.js';

/** First and last day, both included. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/**
 * The day as of which a visit is scored. `visit`: the day before that very visit, so that the rules walk
 * forward in time with the history. `window`: the day before the window opens, for all: what a list that is
 * drawn up once, and never looked at again, would have said.
 */
export type AsOf = 'visit' | 'window';

export interface PastVisit {
  readonly record: HistoryRecord;
  readonly enterprise: Enterprise;
}

/** The inspections of a period whose enterprise the register holds, in the order of the history. */
export function visitsIn(register: Register, { from, to }: Period): Result<PastVisit[], BacktestProblem> {
  if (to < from) return err({ code: 'backtest.period-reversed', params: { from, to } });
  const byId = new Map(register.enterprises.map((enterprise) => [enterprise.id, enterprise]));
  const visits = register.history.flatMap((record) => {
    const enterprise = byId.get(record.enterprise);
    const counts = record.kind === 'inspection' && record.date >= from && record.date <= to;
    return counts && enterprise !== undefined ? [{ record, enterprise }] : [];
  });
  return visits.length === 0 ? err({ code: 'backtest.no-visits', params: { from, to } }) : ok(visits);
}

/** The day of the facts for a visit: always before the window's first outcome that it could give away. */
export function factDays(asOf: AsOf, { from }: Period): (visit: PastVisit) => Day {
  const opening = addDays(from, -1);
  if (asOf === 'window') return () => opening;
  const before = new Map<Day, Day>();
  return ({ record }) => {
    const day = before.get(record.date) ?? addDays(record.date, -1);
    before.set(record.date, day);
    return day;
  };
}

/** A visit is serious when the named number of its record, such as `critical`, is above zero. */
export const isSerious = ({ record }: PastVisit, outcome: string): boolean =>
  (record.numbers[outcome] ?? 0) > 0;
