import { err, ok, type Result } from '../kernel/result.js';
import { compareTickets, type Seeded } from '../kernel/seeded.js';
import { groundsFor, type SeatRule } from './eligibility.js';
import { NO_ROTATION, type TeamPlan, type TeamVisit } from './plan.js';
import type { PairingProblem } from './reasons.js';
import type { Inspector, Team } from './roster.js';

/**
 * Who takes over a seat when somebody falls ill or is recused after the draw: everybody who qualifies for the
 * seat by the plan, in the order of tickets that the seed fixed at the draw. Ids, first alternate first.
 */
export function alternatesOf(
  plan: TeamPlan,
  roster: readonly Inspector[],
  target: string,
  organisation: string | null,
  seeded: Seeded,
): string[] {
  const visit = plan.visits.find((one) => one.target === target);
  if (visit === undefined) return [];
  const ticket = seeded.tickets(`pair/v1/alternates/${target}`);
  const barred = barredAt(plan, target);
  return roster
    .filter((person) => groundsFor(person, ruleOf(plan, visit, organisation), target, barred).length === 0)
    .map(({ id }) => ({ id, ticket: ticket(id) }))
    .sort(compareTickets)
    .map(({ id }) => id);
}

/** What a seat of a visit asks of a person. */
export function ruleOf(plan: TeamPlan, visit: TeamVisit, organisation: string | null): SeatRule {
  const { domain, region, window } = visit;
  return { domain, region, window, organisation, regions: plan.regions ?? 'within' };
}

/** Whom the rotation keeps away from an enterprise. */
export function barredAt(plan: TeamPlan, target: string): Set<string> {
  const bars = (plan.rotation ?? NO_ROTATION).visits.filter(([, at]) => at === target);
  return new Set(bars.map(([inspector]) => inspector));
}

/** What a substitution starts from: all teams as they stand, and people who can no longer serve. */
export interface Standing {
  readonly teams: readonly Team[];
  /** Ids of people who are out for this visit or altogether: ill, recused, on leave. */
  readonly unavailable: ReadonlySet<string>;
}

/** A change of one seat, to be logged beside the draw. */
export interface Substitution {
  readonly target: string;
  readonly outgoing: string;
  readonly incoming: string;
  readonly lead: boolean;
  /** Alternates before the incoming one, each with why they were passed over. */
  readonly passedOver: readonly { readonly inspector: string; readonly ground: PassedOver }[];
}

export type PassedOver = 'unavailable' | 'on-the-team' | 'may-not-lead' | 'load-cap' | 'rotation';

/** The first alternate who can take the seat of `outgoing`; nobody picks a name by hand. */
export function substitute(
  plan: TeamPlan,
  roster: readonly Inspector[],
  standing: Standing,
  target: string,
  outgoing: string,
  seeded: Seeded,
): Result<Substitution, PairingProblem> {
  const team = standing.teams.find((one) => one.target === target);
  if (team === undefined || ![team.lead, ...team.members].includes(outgoing))
    return err({ code: 'pairing.not-on-the-team', params: { target, inspector: outgoing } });
  const lead = team.lead === outgoing;
  const passedOver: { inspector: string; ground: PassedOver }[] = [];
  for (const inspector of alternatesOf(
    plan,
    roster,
    target,
    agencyOf(plan, roster, target, outgoing),
    seeded,
  )) {
    const ground = objection(plan, roster, standing, team, outgoing, inspector);
    if (ground === null) return ok({ target, outgoing, incoming: inspector, lead, passedOver });
    passedOver.push({ inspector, ground });
  }
  return err({ code: 'pairing.no-alternate', params: { target, inspector: outgoing } });
}

/** In a joint visit the seat stays with its agency. */
function agencyOf(
  plan: TeamPlan,
  roster: readonly Inspector[],
  target: string,
  outgoing: string,
): string | null {
  const seats = plan.visits.find((visit) => visit.target === target)?.seats ?? [];
  if (seats.every(({ organisation }) => organisation === null)) return null;
  return roster.find(({ id }) => id === outgoing)?.organisation ?? null;
}

function objection(
  plan: TeamPlan,
  roster: readonly Inspector[],
  { teams, unavailable }: Standing,
  team: Team,
  outgoing: string,
  candidate: string,
): PassedOver | null {
  const staying = [team.lead, ...team.members].filter((id) => id !== outgoing);
  if (candidate === outgoing || unavailable.has(candidate)) return 'unavailable';
  if (staying.includes(candidate)) return 'on-the-team';
  if (team.lead === outgoing && roster.find(({ id }) => id === candidate)?.mayLead !== true)
    return 'may-not-lead';
  const own = teams.filter(({ lead, members }) => lead === candidate || members.includes(candidate));
  if (own.length >= plan.loadCap) return 'load-cap';
  return staying.some((id) => mayNotMeet(plan, own, candidate, id)) ? 'rotation' : null;
}

function mayNotMeet(plan: TeamPlan, own: readonly Team[], a: string, b: string): boolean {
  const { pairs, meetings } = plan.rotation ?? NO_ROTATION;
  if (pairs.some(([x, y]) => (x === a && y === b) || (x === b && y === a))) return true;
  return (
    meetings !== null &&
    own.filter(({ lead, members }) => lead === b || members.includes(b)).length >= meetings
  );
}
