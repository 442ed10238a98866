import type { Rational } from '../kernel/rational.js';
import type { TeamRequest } from './roster.js';

/** What a draw of teams is asked to do; everything in it is committed before the seed exists. */
export interface TeamPlan {
  readonly visits: readonly TeamVisit[];
  /** Most visits of one inspector in this draw; at least 1. */
  readonly loadCap: number;
  /**
   * `within`: people inspect in the regions that they serve. `across`: only elsewhere (交叉执法).
   * `any`: regions do not matter. Default `within`.
   */
  readonly regions?: RegionRule;
  /** Policy: probabilities P(inspector, visit) up to this are fine, so that the cap need not be smaller. */
  readonly leastCap?: Rational;
  /** Visits of earlier draws per inspector id, which count when loads are levelled; absent means 0. */
  readonly carried?: Readonly<Record<string, number>>;
  readonly rotation?: Rotation;
}

export type RegionRule = 'within' | 'across' | 'any';

/** A visit with the seats of each agency that takes part: one for most visits, several for joint ones. */
export interface TeamVisit extends TeamRequest {
  readonly seats: readonly AgencySeats[];
}

export interface AgencySeats {
  /** The agency that fills the seats; null (only alone) where any may. */
  readonly organisation: string | null;
  readonly count: number;
  /** Whether one of them leads the team; true for exactly one agency of a visit. */
  readonly leads: boolean;
}

/** Who must not meet again. The planner derives the bars from the visits before this draw. */
export interface Rotation {
  /** Two people who must not sit on one team. */
  readonly pairs: readonly (readonly [string, string])[];
  /** A person who must not visit an enterprise: [inspector, target]. */
  readonly visits: readonly (readonly [string, string])[];
  /** Most visits of this draw that the same two people make together; null for no bound. */
  readonly meetings: number | null;
}

export const NO_ROTATION: Rotation = { pairs: [], visits: [], meetings: null };
