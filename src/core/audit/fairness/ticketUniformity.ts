import type { AuditProblem } from '../reasons.js';
import { oneIn, shortNumber } from './chance.js';
import { chiSquareTail } from './specialFunctions.js';

/** Bins so that each expects at least this many tickets. */
const EXPECTED = 10;

/**
 * Are the tickets spread evenly? χ² over equal bins of their leading 16 bits. Tickets that were chosen, or
 * computed by something other than the hash, would crowd. Null while fewer than 20 tickets are there.
 */
export function unevenTickets(tickets: readonly Uint8Array[], level: number): AuditProblem | null {
  const bins = Math.min(256, Math.floor(tickets.length / EXPECTED));
  if (bins < 2) return null;
  const counts = new Array<number>(bins).fill(0);
  for (const ticket of tickets) {
    const leading = ((ticket[0] ?? 0) << 8) | (ticket[1] ?? 0);
    const bin = Math.floor((leading * bins) / 65_536);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const expected = tickets.length / bins;
  const statistic = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  const p = chiSquareTail(statistic, bins - 1);
  if (p > level) return null;
  const params = {
    tickets: tickets.length,
    statistic: shortNumber(statistic),
    degrees: bins - 1,
    oneIn: oneIn(p),
  };
  return { code: 'audit.tickets-uneven', params };
}
