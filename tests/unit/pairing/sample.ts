import { seeded, type Seeded } from '../../../src/core/kernel/seeded.js';
import type { Inspector, TeamRequest } from '../../../src/core/pairing/roster.js';
import { nodeHash } from '../../../src/crypto/nodeHash.js';

/** Seed number n: 32 bytes that hold n. */
export function seedOf(n: number): Seeded {
  const seed = new Uint8Array(32);
  new DataView(seed.buffer).setUint32(28, n);
  return seeded(nodeHash, seed);
}

export const WINDOW = { from: '2026-03-01', to: '2026-03-31' } as const;

/** An officer certified in food for 2026 who may go anywhere. */
export function officer(id: string, changes: Partial<Inspector> = {}): Inspector {
  return {
    id,
    name: id,
    kind: 'officer',
    organisation: 'district',
    group: 'squad 1',
    regions: [],
    certificates: [certificate('food')],
    mayLead: false,
    trainingValidTo: '2026-12-31',
    leave: [],
    recusals: [],
    ...changes,
  };
}

export function certificate(domain: string, from = '2026-01-01', to = '2026-12-31') {
  return { number: `${domain}-${from}`, domain, from, to };
}

export function visit(target: string, changes: Partial<TeamRequest> = {}): TeamRequest {
  return { target, domain: 'food', region: null, window: WINDOW, ...changes };
}

export function many<T>(count: number, make: (n: number) => T): T[] {
  return Array.from({ length: count }, (_, n) => make(n));
}

/** `leads` people who may lead and `others` who may not: L000…, M000…. */
export function people(leads: number, others: number): Inspector[] {
  const name = (letter: string, n: number): string => letter + String(n).padStart(3, '0');
  return [
    ...many(leads, (n) => officer(name('L', n), { mayLead: true })),
    ...many(others, (n) => officer(name('M', n))),
  ];
}

export function visits(count: number, changes: Partial<TeamRequest> = {}): TeamRequest[] {
  return many(count, (n) => visit(`T${String(n).padStart(5, '0')}`, changes));
}
