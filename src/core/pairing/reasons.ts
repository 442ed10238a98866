import type { ProblemOf } from '../kernel/problem.js';

/** Reason codes of pairing. Seats, visits and people are counts; lists hold ids. */
export interface PairingReasons {
  'pairing.size-below-two': { target: string; size: number };
  'pairing.not-one-lead-agency': { target: string };
  'pairing.agencies-overlap': { target: string };
  'pairing.load-cap-below-one': { loadCap: number };
  'pairing.duplicate-target': { target: string };
  'pairing.duplicate-inspector': { inspector: string };
  'pairing.inspector-in-two-places': { inspector: string; organisations: readonly string[] };
  'pairing.window-reversed': { target: string; from: string; to: string };
  'pairing.circular-recusal': { enterprise: string; people: readonly string[] };
  'pairing.unknown-organisation': { target: string; organisation: string };
  'pairing.no-eligible-lead': { target: string };
  'pairing.too-few-eligible': { target: string; needed: number; eligible: number };
  'pairing.lead-seats-short': Shortfall;
  'pairing.seats-short': Shortfall;
  'pairing.record-malformed': { line: number };
  'pairing.share-not-eligible': { inspector: string; target: string };
  'pairing.share-above-cap': { inspector: string; target: string };
  'pairing.cap-not-least': { cap: number; smallestCap: number };
  'pairing.seats-not-covered': { target: string };
  'pairing.room-exceeded': { inspector: string };
  'pairing.loads-not-level': { heavier: string; lighter: string };
  'pairing.team-differs': { target: string };
  'pairing.not-on-the-team': { target: string; inspector: string };
  'pairing.no-alternate': { target: string; inspector: string };
  'pairing.bars-too-tight': { attempts: number; deficit: number };
}

/** What would make a draw possible that cannot be staffed; each was solved again before it is offered. */
export interface RemedyReasons {
  'pairing.remedy-more-leads': { count: number; domains: readonly string[] };
  'pairing.remedy-more-people': { count: number; domains: readonly string[] };
  'pairing.remedy-appoint-leads': { inspectors: readonly string[] };
  'pairing.remedy-renew': { inspectors: readonly string[] };
  'pairing.remedy-raise-load-cap': { loadCap: number };
  'pairing.remedy-move-visits': { visits: number };
}

export type RemedyProblem = ProblemOf<RemedyReasons>;

/** Hall's condition broken: these visits need more seats than these inspectors can fill. */
// A type, not an interface: only a type literal fits the index signature of problem parameters.
type Shortfall = {
  visits: number;
  domains: readonly string[];
  seats: number;
  inspectors: number;
  capacity: number;
  deficit: number;
};

export type PairingProblem = ProblemOf<PairingReasons>;
