import { err, ok, type Result } from '../kernel/result.js';
import type { Seeded } from '../kernel/seeded.js';
import { deal } from './deal.js';
import { shortages, type Witness } from './feasibility.js';
import { group, type People, type Seats } from './grouping.js';
import { checkInput, type PairingInput } from './input.js';
import { levelLoads } from './level.js';
import { fractionalMatrix, UNIT_BITS } from './matrix.js';
import type { PairingProblem } from './reasons.js';
import type { Inspector, PairingLimits, Team, TeamRequest } from './roster.js';
import { roundMatrix } from './round.js';
import { buildStaffing } from './staffing.js';

export const PAIRING_ALGORITHM = 'pair/level-smooth-round/v1';

/** Teams for all visits, and who carries how many. */
export interface Pairing {
  readonly algorithm: typeof PAIRING_ALGORITHM;
  /** Ascending by target. */
  readonly teams: readonly Team[];
  /** Every person of the roster, ascending by id; also those with no visit. */
  readonly loads: readonly InspectorLoad[];
}

export interface InspectorLoad {
  readonly inspector: string;
  readonly visits: number;
  /** Visits on which the person leads. */
  readonly leads: number;
}

/**
 * Draws a team for every visit by the pairing protocol. The outcome depends on the seed and on the sets of
 * requests and people, never on their order.
 */
export function assignTeams(
  requests: readonly TeamRequest[],
  roster: readonly Inspector[],
  limits: PairingLimits,
  seeded: Seeded,
): Result<Pairing, PairingProblem> {
  const input = checkInput(requests, roster, limits);
  if (!input.ok) return input;
  const { people, seats } = stageOf(input.value);
  const grouping = group(people, seats);
  const staffing = buildStaffing(grouping);
  const fault = fewEligible(seats, staffing.grouping) ?? shortage(shortages(staffing), seats, staffing);
  if (fault !== null) return err(fault);
  const matrix = fractionalMatrix(staffing, levelLoads(staffing), 0);
  const rounded = roundMatrix(grouping, matrix.units, UNIT_BITS, seeded.coins('pair/v1/round'));
  const seated = deal(grouping, rounded, seeded.coins('pair/v1/deal'));
  return ok(report(input.value, seated));
}

function stageOf({ requests, roster, limits }: PairingInput): { people: People; seats: Seats[] } {
  const recused = new Map<string, number[]>();
  roster.forEach(({ recusals }, i) => {
    for (const { enterprise } of recusals) {
      const list = recused.get(enterprise) ?? [];
      if (list.at(-1) !== i) list.push(i);
      recused.set(enterprise, list);
    }
  });
  const people = {
    inspectors: roster,
    carried: roster.map(() => 0),
    room: roster.map(() => limits.loadCap),
  };
  const seats = requests.map(({ target, domain, region, window }) => ({
    target,
    rule: { domain, region, window, organisation: null },
    count: limits.size,
    leads: 1,
    barred: recused.get(target) ?? [],
  }));
  return { people, seats };
}

/** The first visit that nobody can lead, or for which there are too few people at all. */
function fewEligible(
  seats: readonly Seats[],
  { inspectors, targets, from, to }: ReturnType<typeof group>,
): PairingProblem | null {
  const [people, leads] = [targets.map(() => 0), targets.map(() => 0)];
  from.forEach((c, e) => {
    const k = to[e] as number;
    const { members, mayLead } = inspectors[c] ?? { members: [], mayLead: false };
    people[k] = (people[k] as number) + members.length;
    if (mayLead) leads[k] = (leads[k] as number) + members.length;
  });
  for (const [k, { members, count }] of targets.entries()) {
    const target = seats[members[0] as number]?.target ?? '';
    const eligible = people[k] as number;
    if (leads[k] === 0) return { code: 'pairing.no-eligible-lead', params: { target } };
    if (eligible < count)
      return { code: 'pairing.too-few-eligible', params: { target, needed: count, eligible } };
  }
  return null;
}

function shortage(
  found: readonly Witness[],
  seats: readonly Seats[],
  { grouping }: ReturnType<typeof buildStaffing>,
): PairingProblem | null {
  const worst = found[0];
  if (worst === undefined) return null;
  const classes = [...new Set([...worst.leadSeats, ...worst.otherSeats])];
  const members = classes.flatMap((k) => grouping.targets[k]?.members ?? []);
  const count = (list: readonly number[]): number =>
    list.reduce((sum, c) => sum + (grouping.inspectors[c]?.members.length ?? 0), 0);
  return {
    code: worst.otherSeats.length === 0 ? 'pairing.lead-seats-short' : 'pairing.seats-short',
    params: {
      visits: members.length,
      domains: [...new Set(members.map((s) => seats[s]?.rule.domain ?? ''))].sort(),
      seats: worst.seats,
      inspectors: count(worst.inspectors),
      capacity: worst.capacity,
      deficit: worst.deficit,
    },
  };
}

/**
 * The lead of a team is, of its members who may lead, the one who has led the fewest visits so far, visits
 * in order of target and members in order of seating.
 */
function report({ requests, roster }: PairingInput, seated: readonly (readonly number[])[]): Pairing {
  const visits = roster.map(() => 0);
  const led = roster.map(() => 0);
  const id = (i: number): string => roster[i]?.id ?? '';
  const teams = requests.map(({ target }, s) => {
    const team = seated[s] ?? [];
    for (const i of team) visits[i] = (visits[i] as number) + 1;
    const able = team.filter((i) => roster[i]?.mayLead === true);
    const lead = able.reduce((best, i) => ((led[i] as number) < (led[best] as number) ? i : best));
    led[lead] = (led[lead] as number) + 1;
    const members = team.filter((i) => i !== lead).sort((a, b) => a - b);
    return { target, lead: id(lead), members: members.map(id) };
  });
  const loads = roster.map(({ id: inspector }, i) => ({
    inspector,
    visits: visits[i] as number,
    leads: led[i] as number,
  }));
  return { algorithm: PAIRING_ALGORITHM, teams, loads };
}
