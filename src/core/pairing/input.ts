import { compareText } from '../kernel/text.js';
import { err, ok, type Result } from '../kernel/result.js';
import type { TeamPlan, TeamVisit } from './plan.js';
import type { PairingProblem } from './reasons.js';
import { circularRecusal } from './recusal.js';
import type { Inspector } from './roster.js';

/** Checked input in canonical order: visits by target, agencies with the leading one first, people by id. */
export interface PairingInput {
  readonly visits: readonly TeamVisit[];
  readonly roster: readonly Inspector[];
}

export function checkPlan(
  plan: TeamPlan,
  people: readonly Inspector[],
): Result<PairingInput, PairingProblem> {
  const roster = [...people].sort((a, b) => compareText(a.id, b.id));
  const visits = plan.visits
    .map((visit) => ({ ...visit, seats: [...visit.seats].sort(leadingFirst) }))
    .sort((a, b) => compareText(a.target, b.target));
  const organisations = new Set(roster.map(({ organisation }) => organisation));
  const fault =
    loadCapFault(plan.loadCap) ??
    rosterFault(roster) ??
    circularRecusal(roster) ??
    visitsFault(visits, organisations);
  return fault === null ? ok({ visits, roster }) : err(fault);
}

function leadingFirst(a: TeamVisit['seats'][number], b: TeamVisit['seats'][number]): number {
  if (a.leads !== b.leads) return a.leads ? -1 : 1;
  return compareText(a.organisation ?? '', b.organisation ?? '');
}

function loadCapFault(loadCap: number): PairingProblem | null {
  if (Number.isSafeInteger(loadCap) && loadCap >= 1) return null;
  return { code: 'pairing.load-cap-below-one', params: { loadCap } };
}

function visitsFault(
  visits: readonly TeamVisit[],
  organisations: ReadonlySet<string>,
): PairingProblem | null {
  let before: string | null = null;
  for (const visit of visits) {
    const { target, window } = visit;
    if (target === before) return { code: 'pairing.duplicate-target', params: { target } };
    if (window.from > window.to)
      return { code: 'pairing.window-reversed', params: { target, from: window.from, to: window.to } };
    const fault = seatsFault(visit, organisations);
    if (fault !== null) return fault;
    before = target;
  }
  return null;
}

function seatsFault({ target, seats }: TeamVisit, organisations: ReadonlySet<string>): PairingProblem | null {
  const names = seats.map(({ organisation }) => organisation);
  const size = seats.reduce((sum, { count }) => sum + count, 0);
  if (!(Number.isSafeInteger(size) && size >= 2 && seats.every(({ count }) => count >= 1)))
    return { code: 'pairing.size-below-two', params: { target, size } };
  if (seats.filter(({ leads }) => leads).length !== 1)
    return { code: 'pairing.not-one-lead-agency', params: { target } };
  if (new Set(names).size < names.length || (names.length > 1 && names.includes(null)))
    return { code: 'pairing.agencies-overlap', params: { target } };
  const stranger = names.find((name) => name !== null && !organisations.has(name));
  if (typeof stranger !== 'string') return null;
  return { code: 'pairing.unknown-organisation', params: { target, organisation: stranger } };
}

function rosterFault(roster: readonly Inspector[]): PairingProblem | null {
  let before: Inspector | null = null;
  for (const person of roster) {
    if (person.id === before?.id) return twice(before, person);
    before = person;
  }
  return null;
}

function twice(a: Inspector, b: Inspector): PairingProblem {
  if (a.organisation === b.organisation)
    return { code: 'pairing.duplicate-inspector', params: { inspector: a.id } };
  const organisations = [a.organisation, b.organisation].sort(compareText);
  return { code: 'pairing.inspector-in-two-places', params: { inspector: a.id, organisations } };
}
