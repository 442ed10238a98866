import type { Witness } from './feasibility.js';
import type { Grouping, Seats } from './grouping.js';
import type { PairingProblem } from './reasons.js';
import type { Short } from './stage.js';

/** Why a stage cannot be staffed: the first visit that cannot be staffed at all, or the worst witness. */
export function refusal({ staffing, witnesses }: Short, seats: readonly Seats[]): PairingProblem {
  const { grouping } = staffing;
  return fewEligible(seats, grouping) ?? shortfall(worst(witnesses), seats, grouping);
}

function worst(witnesses: readonly Witness[]): Witness {
  const [first] = witnesses;
  if (first === undefined) throw new Error('a shortage without a witness');
  return first;
}

function fewEligible(
  seats: readonly Seats[],
  { inspectors, targets, from, to }: Grouping,
): PairingProblem | null {
  const [people, leads] = [targets.map(() => 0), targets.map(() => 0)];
  from.forEach((c, e) => {
    const k = to[e] as number;
    const { members, mayLead } = inspectors[c] ?? { members: [], mayLead: false };
    people[k] = (people[k] as number) + members.length;
    if (mayLead) leads[k] = (leads[k] as number) + members.length;
  });
  for (const [k, { members, count, leads: leadSeats }] of targets.entries()) {
    const target = seats[members[0] as number]?.target ?? '';
    const eligible = people[k] as number;
    if ((leads[k] as number) < leadSeats) return { code: 'pairing.no-eligible-lead', params: { target } };
    if (eligible < count)
      return { code: 'pairing.too-few-eligible', params: { target, needed: count, eligible } };
  }
  return null;
}

/** A witness with names. */
export interface Shortfall {
  /** Whether only lead seats are short. */
  readonly kind: 'leads' | 'seats';
  readonly targets: readonly string[];
  readonly domains: readonly string[];
  readonly inspectors: readonly number[];
  readonly seats: number;
  readonly capacity: number;
  readonly deficit: number;
}

export function nameWitness(
  { leadSeats, otherSeats, inspectors, ...counts }: Witness,
  seats: readonly Seats[],
  grouping: Grouping,
): Shortfall {
  const classes = [...new Set([...leadSeats, ...otherSeats])];
  const members = classes.flatMap((k) => grouping.targets[k]?.members ?? []).sort((a, b) => a - b);
  return {
    kind: otherSeats.some((k) => hasOtherSeats(grouping, k)) ? 'seats' : 'leads',
    targets: [...new Set(members.map((s) => seats[s]?.target ?? ''))],
    domains: [...new Set(members.map((s) => seats[s]?.rule.domain ?? ''))].sort(),
    inspectors: inspectors.flatMap((c) => grouping.inspectors[c]?.members ?? []).sort((a, b) => a - b),
    ...counts,
  };
}

function hasOtherSeats({ targets }: Grouping, k: number): boolean {
  const { count, leads } = targets[k] ?? { count: 0, leads: 0 };
  return count > leads;
}

function shortfall(witness: Witness, seats: readonly Seats[], grouping: Grouping): PairingProblem {
  const { kind, targets, domains, inspectors, ...counts } = nameWitness(witness, seats, grouping);
  return {
    code: kind === 'leads' ? 'pairing.lead-seats-short' : 'pairing.seats-short',
    params: { visits: targets.length, domains, inspectors: inspectors.length, ...counts },
  };
}
