import { bench, describe } from 'vitest';
import { scheduleVisits } from '../../src/core/scheduling/schedule.js';
import { levelVisits, seedOf } from '../unit/scheduling/draws.js';
import { china, must } from '../unit/scheduling/tables.js';

const window = { from: '2026-12-01', to: '2026-12-31' };
const nobodyAway = new Map<string, { from: string; to: string }[]>();

describe('dates of a month for 60 inspectors', () => {
  const roomy = levelVisits(1000, 60, 20, 1);
  const full = levelVisits(1380, 60, 20, 2);

  bench('1,000 visits, three quarters of the places', () => {
    must(scheduleVisits(roomy, china, { window, dailyCap: 2 }, nobodyAway, seedOf(1)));
  });

  bench('1,380 visits, every place', () => {
    must(scheduleVisits(full, china, { window, dailyCap: 2 }, nobodyAway, seedOf(1)));
  });
});
