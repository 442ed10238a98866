import type { ProblemOf } from '../kernel/problem.js';
import type { KernelProblem } from '../kernel/reasons.js';

/** Reason codes of work calendars, capacity and dates. */
export interface SchedulingReasons {
  'scheduling.no-calendar': { year: number; region: string };
  'scheduling.calendar-provisional': { year: number; region: string };
  'scheduling.calendar-twice': { year: number; region: string };
  'scheduling.unknown-zone': { zone: string };
  'scheduling.day-outside-year': { day: string; year: number };
  'scheduling.days-not-ascending': { day: string };
  'scheduling.holiday-at-weekend': { day: string };
  'scheduling.make-up-on-weekday': { day: string };
  'scheduling.no-workday': { from: string; to: string };
  'scheduling.target-twice': { target: string };
  'scheduling.member-twice': { target: string; inspector: string };
  'scheduling.due-before-window': { target: string; due: string; from: string };
  'scheduling.no-workday-before-due': { target: string; from: string; due: string };
  'scheduling.no-common-day': { target: string; team: readonly string[]; from: string; to: string };
  'scheduling.inspector-overbooked': {
    inspector: string;
    visits: number;
    days: number;
    dailyCap: number;
    capacity: number;
  };
  'scheduling.inspectors-overbooked': {
    inspectors: readonly string[];
    visits: number;
    days: number;
    dailyCap: number;
    capacity: number;
  };
  'scheduling.no-capacity': { total: number; otherEnforcement: number; nonEnforcement: number };
  'scheduling.beyond-capacity': { planned: number; available: number; short: number };
  'scheduling.key-share-too-small': { key: number; planned: number; least: number };
  'scheduling.draw-beyond-capacity': { visits: number; most: number; short: number };
  'scheduling.too-few-leads': { visits: number; most: number; short: number };
  'scheduling.unknown-visit': { target: string };
  'scheduling.same-day': { target: string; day: string };
  'scheduling.reason-missing': { target: string };
  'scheduling.outside-window': { target: string; day: string; from: string; to: string };
  'scheduling.after-due': { target: string; day: string; due: string };
  'scheduling.not-a-workday': { target: string; day: string };
  'scheduling.on-leave': { target: string; day: string; inspector: string };
  'scheduling.day-full': { target: string; day: string; inspector: string; dailyCap: number };
  'scheduling.history-broken': { target: string; day: string };
  'scheduling.not-found': { targets: readonly string[]; placed: number; visits: number };
}

export type SchedulingProblem = ProblemOf<SchedulingReasons> | KernelProblem;
