import type { JsonObject } from '../kernel/canonical.js';
import type { Stage, TeamDraw } from './draw.js';

/**
 * The published records of a draw, one a line: a head, then per stage its cap, its classes of people, and
 * its classes of visits with the shares [class of people, units of 1/2^20] of their seats. A person of the
 * class sits at a visit of the class with probability units / (2^20 · people · visits).
 */
export function pairingRecords({ protocol, attempt, failed, stages, loads }: TeamDraw): JsonObject[] {
  const ids = loads.map(({ inspector }) => inspector);
  const attempts = failed.map((one) => ({ ...one }));
  return [
    { record: 'pairing', protocol, attempt, failed: attempts, stages: stages.length },
    ...stages.flatMap((stage, n) => stageRecords(stage, n + 1, ids)),
  ];
}

function stageRecords({ matrix, seats }: Stage, stage: number, ids: readonly string[]): JsonObject[] {
  const { grouping, units, cap, smallestCap } = matrix;
  const shares = grouping.targets.map((): [number, number][] => []);
  grouping.to.forEach((k, e) => {
    const share = units[e] as number;
    if (share > 0) shares[k]?.push([grouping.from[e] as number, share]);
  });
  const people = grouping.inspectors.map(({ members, mayLead, carried, room }, c) => ({
    record: 'people',
    stage,
    class: c,
    ids: members.map((i) => ids[i] ?? ''),
    mayLead,
    carried,
    room,
  }));
  const visits = grouping.targets.map(({ members, count, leads }, k) => ({
    record: 'visits',
    stage,
    class: k,
    targets: members.map((s) => seats[s]?.target ?? ''),
    seats: count,
    leads,
    shares: shares[k] ?? [],
  }));
  return [{ record: 'stage', stage, cap, smallestCap }, ...people, ...visits];
}
