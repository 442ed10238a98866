import type { AuditProblem } from '../reasons.js';
import { holm, oneIn } from './chance.js';

/** How much of a group was in a stratum at one draw, and how many of the stratum were drawn. */
export interface GroupDraw {
  /** Random units of the stratum. */
  readonly size: number;
  readonly drawn: number;
  /** Members of the group among them. */
  readonly members: number;
}

/** A group registered before the draws: an owner's enterprises, a street, a tier. */
export interface GroupSeries {
  readonly group: string;
  readonly draws: readonly GroupDraw[];
  /** Members that were drawn, over all draws. */
  readonly count: number;
}

/** P(no member is drawn) in one stratum: C(N−g, n) / C(N, n), exactly as a product. */
export function missProbability({ size, drawn, members }: GroupDraw): number {
  if (members > size - drawn) return 0;
  let probability = 1;
  for (let i = 0; i < members; i++) probability *= (size - drawn - i) / (size - i);
  return probability;
}

/** Groups that were never drawn although chance would hardly have passed them over so long, with Holm. */
export function neverDrawnGroups(groups: readonly GroupSeries[], level: number): AuditProblem[] {
  const misses = groups.map(({ draws, count }) =>
    count > 0 ? 1 : draws.reduce((product, draw) => product * missProbability(draw), 1),
  );
  const adjusted = holm(misses);
  return groups.flatMap(({ group, draws }, i): AuditProblem[] => {
    const p = adjusted[i] ?? 1;
    if (p > level) return [];
    const members = Math.max(0, ...draws.map((draw) => draw.members));
    const params = { group, members, draws: draws.length, compared: groups.length, oneIn: oneIn(p) };
    return [{ code: 'audit.group-never-drawn', params }];
  });
}
