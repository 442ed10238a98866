import { covers } from './coverage.js';
import type { RegionRule } from './plan.js';
import type { Inspector, TeamRequest } from './roster.js';

/**
 * Why a person cannot sit on a team. `leave` means leave on every day of the window: dates are chosen later,
 * so that leave on some days only narrows the schedule. `rotation` means barred at this enterprise.
 */
export type Ground =
  | 'not-an-officer'
  | 'other-organisation'
  | 'region'
  | 'no-certificate'
  | 'certificate-lapsed'
  | 'training'
  | 'leave'
  | 'recusal'
  | 'rotation';

/** What one seat asks of a person, apart from the enterprise. */
export interface SeatRule {
  readonly domain: string;
  readonly region: string | null;
  readonly regions: RegionRule;
  readonly window: TeamRequest['window'];
  /** The agency that fills the seat; null where any may. */
  readonly organisation: string | null;
}

/** Grounds that hold at every enterprise with the same rule; empty when the person may serve. */
export function groundsAgainst(person: Inspector, rule: SeatRule): Ground[] {
  const grounds: Ground[] = [];
  if (person.kind !== 'officer') grounds.push('not-an-officer');
  if (rule.organisation !== null && person.organisation !== rule.organisation)
    grounds.push('other-organisation');
  if (!servesRegion(person, rule)) grounds.push('region');
  const certificate = certificateGround(person, rule);
  if (certificate !== null) grounds.push(certificate);
  if (person.trainingValidTo !== null && person.trainingValidTo < rule.window.to) grounds.push('training');
  if (covers(person.leave, rule.window)) grounds.push('leave');
  return grounds;
}

function servesRegion({ regions: served }: Inspector, { region, regions }: SeatRule): boolean {
  if (region === null || regions === 'any') return true;
  const own = served.length === 0 || served.includes(region);
  return regions === 'within' ? own : !own;
}

/** Certificates of one domain count together, so that a renewal in mid-window leaves no gap. */
function certificateGround(person: Inspector, { domain, window }: SeatRule): Ground | null {
  const held = person.certificates.filter((certificate) => certificate.domain === domain);
  if (held.length === 0) return 'no-certificate';
  return covers(held, window) ? null : 'certificate-lapsed';
}

/** Every ground against a person for a seat at an enterprise, with those that belong to the enterprise. */
export function groundsFor(
  person: Inspector,
  rule: SeatRule,
  target: string,
  barred: ReadonlySet<string> = new Set(),
): Ground[] {
  const grounds = groundsAgainst(person, rule);
  if (person.recusals.some(({ enterprise }) => enterprise === target)) grounds.push('recusal');
  if (barred.has(person.id)) grounds.push('rotation');
  return grounds;
}
