import fc from 'fast-check';
import { expect, it } from 'vitest';
import { forecast } from '../../../src/core/figures/forecast.js';

it.each([
  ['all visited', { due: 10, visited: 10, late: 0, daysGone: 3, daysLeft: 17 }, 'met', 10, null],
  ['nothing due', { due: 0, visited: 0, late: 0, daysGone: 3, daysLeft: 17 }, 'met', 0, null],
  ['half way at half time', { due: 20, visited: 10, late: 0, daysGone: 10, daysLeft: 10 }, 'onTrack', 20, 1],
  ['too slow', { due: 20, visited: 9, late: 0, daysGone: 10, daysLeft: 10 }, 'inDanger', 18, 2],
  [
    'fast enough, but visits are late',
    { due: 20, visited: 12, late: 1, daysGone: 10, daysLeft: 10 },
    'inDanger',
    20,
    1,
  ],
  ['before the first day', { due: 20, visited: 0, late: 0, daysGone: 0, daysLeft: 20 }, 'onTrack', 20, 1],
  ['after the last day', { due: 20, visited: 19, late: 1, daysGone: 20, daysLeft: 0 }, 'missed', 19, null],
] as const)('%s', (_what, progress, outlook, expected, neededPerDay) => {
  expect(forecast(progress)).toEqual({ outlook, expected, neededPerDay });
});

it('never expects more than is due nor less than is done, and what it says is needed meets the quota', () => {
  const small = fc.integer({ min: 0, max: 60 });
  fc.assert(
    fc.property(small, small, small, small, (due, done, daysGone, daysLeft) => {
      const visited = Math.min(done, due);
      const found = forecast({ due, visited, late: 0, daysGone, daysLeft });
      expect(found.expected).toBeGreaterThanOrEqual(visited);
      expect(found.expected).toBeLessThanOrEqual(due);
      if (found.outlook === 'onTrack') expect(found.expected).toBe(due);
      if (found.neededPerDay === null) return;
      expect(visited + found.neededPerDay * daysLeft).toBeGreaterThanOrEqual(due);
      expect(visited + (found.neededPerDay - 1) * daysLeft).toBeLessThan(due);
    }),
  );
});
