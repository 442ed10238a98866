import type { PairingProblem } from './reasons.js';
import type { Inspector } from './roster.js';

/**
 * Finds people whose recusals from one enterprise were decided by one another: who is recused cannot decide
 * about the same enterprise, and nobody decides about themselves.
 */
export function circularRecusal(roster: readonly Inspector[]): PairingProblem | null {
  const deciders = new Map<string, Map<string, string>>();
  for (const { id, recusals } of roster) {
    for (const { enterprise, decidedBy } of recusals) {
      if (decidedBy === undefined) continue;
      const known = deciders.get(enterprise) ?? new Map<string, string>();
      deciders.set(enterprise, known.set(id, decidedBy));
    }
  }
  for (const [enterprise, decidedBy] of deciders) {
    for (const start of decidedBy.keys()) {
      const people = chainBackTo(start, decidedBy);
      if (people !== null) return { code: 'pairing.circular-recusal', params: { enterprise, people } };
    }
  }
  return null;
}

function chainBackTo(start: string, decidedBy: ReadonlyMap<string, string>): string[] | null {
  const chain = [start];
  for (let next = decidedBy.get(start); next !== undefined; next = decidedBy.get(next)) {
    chain.push(next);
    if (next === start) return chain;
    if (chain.length > decidedBy.size + 1) return null;
  }
  return null;
}
