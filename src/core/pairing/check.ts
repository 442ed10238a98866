import { canonical, type Json, type JsonObject } from '../kernel/canonical.js';
import { err, ok, type Result } from '../kernel/result.js';
import type { Seeded } from '../kernel/seeded.js';
import { findUneven } from './checkLevel.js';
import { checkSums, type Names } from './checkMatrix.js';
import { finish, playStages, type FailedAttempt, type Played } from './draw.js';
import { UNIT } from './matrix.js';
import { group, type Grouping, type People, type Seats } from './grouping.js';
import { checkPlan } from './input.js';
import type { TeamPlan } from './plan.js';
import type { PairingProblem } from './reasons.js';
import { pairingRecords } from './records.js';
import { reportTeams } from './report.js';
import type { Inspector, Team } from './roster.js';
import { drawsOneByOne } from './rotation.js';
import { groupingNow, type StageMatrix } from './stage.js';
import { setTable, type Table } from './table.js';

export interface CheckedPairing {
  readonly attempt: number;
  readonly stages: number;
  readonly visits: number;
}

/**
 * Re-performs a draw of teams from its published records, without a solver: eligibility and classes follow
 * from plan and roster, the matrix of each stage is checked for its sums, cap and level loads, and the coins
 * are tossed again. Attempts that failed are taken from the record; re-solving them needs `drawTeams`.
 */
export function checkTeams(
  plan: TeamPlan,
  roster: readonly Inspector[],
  records: readonly JsonObject[],
  teams: readonly Team[],
  seeded: Seeded,
): Result<CheckedPairing, PairingProblem> {
  const input = checkPlan(plan, roster);
  if (!input.ok) return input;
  const attempt = records[0]?.['attempt'];
  if (records[0]?.['record'] !== 'pairing' || typeof attempt !== 'number') return malformed(0);
  const table = setTable(plan, input.value.visits, input.value.roster);
  const published = byStage(records);
  const level = !drawsOneByOne(table);
  const played = playStages(table, attempt, seeded, (people, seats, stage) =>
    readStage(people, seats, published.get(stage) ?? [], level, table.leastCap),
  );
  if (!played.ok) return err(played.error.fault);
  const drawn = reportTeams(table, played.value.teams, !level).teams;
  const line = differentLine(table, played.value, attempt, records);
  if (line !== -1) return malformed(line);
  const differs = drawn.find(({ target, lead, members }, n) => !same(teams[n], { target, lead, members }));
  if (differs !== undefined) return err({ code: 'pairing.team-differs', params: { target: differs.target } });
  if (teams.length > drawn.length)
    return err({ code: 'pairing.team-differs', params: { target: teams[drawn.length]?.target ?? '' } });
  return ok({ attempt, stages: played.value.stages.length, visits: drawn.length });
}

/** The first line that is not what classes, odds and attempt come to, or -1. */
function differentLine(
  table: Table,
  played: Played,
  attempt: number,
  records: readonly JsonObject[],
): number {
  const failed = records[0]?.['failed'];
  if (!Array.isArray(failed)) return 0;
  const again = pairingRecords(finish(table, played, attempt, failed as readonly FailedAttempt[]));
  const length = Math.max(again.length, records.length);
  return Array.from({ length }, (_, at) => at).findIndex(
    (at) => canonical(again[at] ?? null) !== canonical(records[at] ?? null),
  );
}

function malformed(line: number): Result<never, PairingProblem> {
  return err({ code: 'pairing.record-malformed', params: { line } });
}

function same(a: Team | undefined, b: Team): boolean {
  return a?.target === b.target && a.lead === b.lead && a.members.join('\n') === b.members.join('\n');
}

interface Line {
  readonly at: number;
  readonly record: JsonObject;
}

function byStage(records: readonly JsonObject[]): Map<number, Line[]> {
  const stages = new Map<number, Line[]>();
  records.forEach((record, at) => {
    const stage = record['stage'];
    if (typeof stage !== 'number') return;
    stages.set(stage, [...(stages.get(stage) ?? []), { at, record }]);
  });
  return stages;
}

function readStage(
  people: People,
  seats: readonly Seats[],
  lines: readonly Line[],
  level: boolean,
  leastCap: number,
): Result<StageMatrix, PairingProblem> {
  const { grouping } = groupingNow(group(people, seats));
  const names: Names = {
    inspector: (c) => people.inspectors[grouping.inspectors[c]?.members[0] ?? -1]?.id ?? '',
    target: (k) => seats[grouping.targets[k]?.members[0] ?? -1]?.target ?? '',
  };
  const head = lines.find(({ record }) => record['record'] === 'stage');
  const [cap, smallestCap] = [head?.record['cap'], head?.record['smallestCap']];
  if (typeof cap !== 'number' || typeof smallestCap !== 'number') return malformed(lines[0]?.at ?? 0);
  if (cap !== Math.max(smallestCap, Math.min(leastCap, UNIT)))
    return err({ code: 'pairing.cap-not-least', params: { cap, smallestCap } });
  const units = readShares(grouping, lines, names);
  if (!units.ok) return units;
  const sums = checkSums(grouping, units.value, cap, names);
  if (!sums.ok) return sums;
  const uneven = level ? findUneven(grouping, units.value) : null;
  if (uneven !== null) {
    const [heavier, lighter] = uneven.map(names.inspector) as [string, string];
    return err({ code: 'pairing.loads-not-level', params: { heavier, lighter } });
  }
  return ok({ grouping, units: units.value, cap, smallestCap });
}

/** Shares in the order of the eligible pairs; a share of a pair that is not eligible is refused. */
function readShares(
  { targets, inspectors, from, to }: Grouping,
  lines: readonly Line[],
  names: Names,
): Result<Float64Array, PairingProblem> {
  const pairAt = new Map<number, number>();
  from.forEach((c, e) => pairAt.set(c * targets.length + (to[e] as number), e));
  const units = new Float64Array(from.length);
  for (const { at, record } of lines) {
    if (record['record'] !== 'visits') continue;
    const { class: k, shares } = record;
    if (typeof k !== 'number' || !Array.isArray(shares)) return malformed(at);
    for (const share of shares as readonly Json[]) {
      const [c, amount] = Array.isArray(share) ? (share as readonly Json[]) : [];
      if (typeof c !== 'number' || typeof amount !== 'number') return malformed(at);
      const e = c < inspectors.length ? pairAt.get(c * targets.length + k) : undefined;
      if (e === undefined) {
        const params = { inspector: names.inspector(c), target: names.target(k) };
        return err({ code: 'pairing.share-not-eligible', params });
      }
      units[e] = amount;
    }
  }
  return ok(units);
}
