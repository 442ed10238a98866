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
  'scheduling.not-found': { targets: readonly string[]; placed: number; visits: number };
}

export type SchedulingProblem = ProblemOf<SchedulingReasons> | KernelProblem;
