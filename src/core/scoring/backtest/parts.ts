import { compareText } from '../../kernel/text.js';
import { auc } from './found.js';
import { prepare, sampleOf, type Prepared } from './prepared.js';
import type { TieGroup } from './tieGroup.js';
import type { ScoredVisit } from './visit.js';

/** How a district or a category fares: a rule that merely moves visits there shows here. */
export interface Part {
  /** Name of the district or category; null where the register has none. */
  readonly name: string | null;
  readonly visits: number;
  readonly serious: number;
  /** Share of the part's visits that the order by score puts into the first half, and that really fell there. */
  readonly earlyShare: number;
  readonly earlyShareHappened: number;
  /** Share of the part's serious outcomes that the first half by score finds, and really found. */
  readonly foundShare: number | null;
  readonly foundShareHappened: number | null;
  /** Order within the part alone; null when all its outcomes are alike. */
  readonly auc: number | null;
}

export interface Parted {
  readonly parts: readonly Part[];
  /**
   * AUC over pairs of visits of one part only: what remains of the order once choosing between parts is
   * taken away. Null when no part has both outcomes.
   */
  readonly aucWithin: number | null;
}

type NameOf = (visit: ScoredVisit) => string | null;

/** Parts by falling number of visits, then by name. */
export function partsOf(visits: readonly ScoredVisit[], nameOf: NameOf): Parted {
  const all = prepare(visits);
  const { order, calendar } = sampleOf(all);
  const half = Math.floor(visits.length / 2);
  const early = { score: earlyChance(order, half), happened: earlyChance(calendar, half) };
  const groups = membersByName(visits, nameOf);
  const parts = [...groups].map(([name, members]) => partOf(name, members, visits, all, early));
  return { parts: parts.sort(bySize), aucWithin: pooledAuc(parts) };
}

function membersByName(visits: readonly ScoredVisit[], nameOf: NameOf): Map<string | null, number[]> {
  const groups = new Map<string | null, number[]>();
  visits.forEach((visit, i) => {
    const name = nameOf(visit);
    const members = groups.get(name);
    if (members === undefined) groups.set(name, [i]);
    else members.push(i);
  });
  return groups;
}

interface Early {
  readonly score: readonly number[];
  readonly happened: readonly number[];
}

/** For each place of an order, the probability that a visit there falls within the first `places`. */
function earlyChance(order: readonly TieGroup[], places: number): number[] {
  let left = places;
  return order.map(({ visits }) => {
    const taken = Math.min(left, visits);
    left -= taken;
    return visits === 0 ? 0 : taken / visits;
  });
}

function partOf(
  name: string | null,
  members: readonly number[],
  visits: readonly ScoredVisit[],
  all: Prepared,
  early: Early,
): Part {
  const byScore = (i: number): number => early.score[all.place[i] ?? 0] ?? 0;
  const happened = (i: number): number => early.happened[all.dayIndex[i] ?? 0] ?? 0;
  const grave = members.filter((i) => all.serious[i] === 1);
  const own = sampleOf(prepare(members.map((i) => visits[i] as ScoredVisit))).order;
  const mixed = grave.length > 0 && grave.length < members.length;
  return {
    name,
    visits: members.length,
    serious: grave.length,
    earlyShare: mean(members, byScore) ?? 0,
    earlyShareHappened: mean(members, happened) ?? 0,
    foundShare: mean(grave, byScore),
    foundShareHappened: mean(grave, happened),
    auc: mixed ? auc(own) : null,
  };
}

function mean(members: readonly number[], value: (i: number) => number): number | null {
  if (members.length === 0) return null;
  return members.reduce((sum, i) => sum + value(i), 0) / members.length;
}

function pooledAuc(parts: readonly Part[]): number | null {
  let [pairs, right] = [0, 0];
  for (const { visits, serious, auc: own } of parts) {
    if (own === null) continue;
    pairs += serious * (visits - serious);
    right += own * serious * (visits - serious);
  }
  return pairs === 0 ? null : right / pairs;
}

const bySize = (a: Part, b: Part): number => b.visits - a.visits || compareText(a.name ?? '', b.name ?? '');
