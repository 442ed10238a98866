import { InspectorSubstitution, type AbsenceGround } from '../audit/inspectorSubstitution.js';
import { SubstitutionRecord } from '../audit/substitutionRecord.js';
import { canonical, type Json } from '../kernel/canonical.js';
import type { Hash } from '../kernel/hash.js';
import type { Problem } from '../kernel/problem.js';
import { err, ok, type Result } from '../kernel/result.js';
import { readRecord } from '../kernel/schema.js';
import { seeded } from '../kernel/seeded.js';
import { compareText } from '../kernel/text.js';
import { substitute } from '../pairing/alternates.js';
import { unfitMembers } from '../pairing/unfit.js';
import type { BundleContent } from './bundle.js';
import { secretBytes } from './commit.js';
import type { TargetBasis } from './drawBasis.js';
import type { TeamRow } from './drawRecords.js';
import { placesOf } from './perform.js';
import { teamPlanOf } from './teamPlan.js';

type Drawn = Pick<BundleContent, 'plan' | 'month' | 'rows' | 'earlier' | 'roster' | 'opening'>;

/** A drawn campaign with the places of the enterprises that its teams go to. */
type Placed = Omit<Drawn, 'rows'> & Pick<TargetBasis, 'rows'>;

/** Reads the places of all enterprises that teams or replacements go to, in one run through the frame. */
export function placed(drawn: Drawn, teams: readonly TeamRow[], records: readonly Json[]): Placed {
  const replacements = records.flatMap((record) => {
    const read = readRecord(SubstitutionRecord, record);
    return read.ok && read.value.replacement !== null ? [read.value.replacement] : [];
  });
  const wanted = new Set([...teams.map(({ target }) => target), ...replacements]);
  return { ...drawn, rows: placesOf(drawn.rows, wanted) };
}

/** A seat that somebody has to leave, and who else cannot come, each with the ground. */
export interface Absence {
  readonly target: string;
  readonly outgoing: string;
  readonly ground: AbsenceGround;
  readonly unavailable: ReadonlyMap<string, AbsenceGround>;
}

/** Who takes the seat by the alternates' order, and everybody who was passed over. */
export function nextAlternate(
  hash: Hash,
  drawn: Placed,
  teams: readonly TeamRow[],
  { target, outgoing, ground, unavailable }: Absence,
): Result<Pick<InspectorSubstitution, 'incoming' | 'passedOver'>, Problem> {
  const plan = planOf(drawn, teams);
  if (!plan.ok) return plan;
  const standing = { teams, unavailable: new Set(unavailable.keys()) };
  const seed = seeded(hash, secretBytes(drawn.opening.seed));
  const found = substitute(plan.value, drawn.roster, standing, target, outgoing, seed);
  if (!found.ok) return found;
  const passedOver = found.value.passedOver.map((passed) => ({
    ...passed,
    absence:
      passed.ground !== 'unavailable'
        ? null
        : (unavailable.get(passed.inspector) ?? (passed.inspector === outgoing ? ground : null)),
  }));
  return ok({ incoming: found.value.incoming, passedOver });
}

/** The teams after one substitution, of an enterprise or of an inspector, whoever it names. */
export function teamsAfter(
  teams: readonly TeamRow[],
  record: SubstitutionRecord | InspectorSubstitution,
): readonly TeamRow[] {
  if (record.format === 'evenhand/inspector-substitution/v1') {
    return teams.map((team) => (team.target === record.target ? reseated(team, record) : team));
  }
  const { replaced, replacement } = record;
  return teams
    .flatMap((team) => {
      if (team.target !== replaced) return [team];
      return replacement === null ? [] : [{ ...team, target: replacement }];
    })
    .sort((a, b) => compareText(a.target, b.target));
}

function reseated(
  { target, lead, members }: TeamRow,
  { outgoing, incoming }: InspectorSubstitution,
): TeamRow {
  if (lead === outgoing) return { target, lead: incoming, members };
  return { target, lead, members: members.map((id) => (id === outgoing ? incoming : id)).sort(compareText) };
}

/**
 * Plays the substitutions of an attempt in the order of the log: an enterprise's team goes on to the reserve
 * that takes its place, and an inspector's seat to the next alternate. Returns the teams that are left and
 * whatever was not by the protocol.
 */
export function playSubstitutions(
  hash: Hash,
  drawn: Drawn,
  teams: readonly TeamRow[],
  records: readonly Json[],
): { readonly teams: readonly TeamRow[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const known = placed(drawn, teams, records);
  let standing = teams;
  for (const record of records) {
    const inspector = readRecord(InspectorSubstitution, record);
    const target = readRecord(SubstitutionRecord, record);
    if (inspector.ok) {
      problems.push(...byHand(hash, known, standing, inspector.value));
      standing = teamsAfter(standing, inspector.value);
    } else if (target.ok) standing = teamsAfter(standing, target.value);
  }
  const moved = standing.filter(({ target }) => !teams.some((team) => team.target === target));
  return { teams: standing, problems: [...problems, ...unfit(known, standing, moved)] };
}

function byHand(
  hash: Hash,
  drawn: Placed,
  teams: readonly TeamRow[],
  { target, outgoing, incoming, ground, passedOver }: InspectorSubstitution,
): readonly Problem[] {
  const said = passedOver.filter(
    ({ ground: why, inspector }) => why === 'unavailable' && inspector !== outgoing,
  );
  const unavailable = new Map(said.map(({ inspector, absence }) => [inspector, absence ?? ground]));
  const silent = said.find(({ absence }) => absence === null);
  const found = nextAlternate(hash, drawn, teams, { target, outgoing, ground, unavailable });
  if (!found.ok) return [found.error];
  const same = canonical(found.value) === canonical({ incoming, passedOver });
  if (same && silent === undefined) return [];
  const params = { target, outgoing, expected: found.value.incoming, found: incoming };
  return [{ code: 'replay.inspector-by-hand', params }];
}

/** A team that was drawn for another enterprise may hold people who must not go to this one. */
function unfit(drawn: Placed, standing: readonly TeamRow[], moved: readonly TeamRow[]): readonly Problem[] {
  if (moved.length === 0) return [];
  const plan = planOf(drawn, standing);
  if (!plan.ok) return [plan.error];
  return unfitMembers(plan.value, drawn.roster, moved).map(({ target, inspector, grounds }) => ({
    code: 'replay.team-unfit',
    params: { target, inspector, grounds },
  }));
}

function planOf(drawn: Placed, teams: readonly TeamRow[]) {
  return teamPlanOf(
    drawn,
    teams.map(({ target }) => target),
  );
}

/** Whether the people said to have made the visits are the teams that are left. */
export function checkVisitingTeams(
  teams: readonly TeamRow[],
  visited: BundleContent['history']['visited'],
): Result<null, Problem> {
  const standing = new Map(teams.map((team) => [team.target, team]));
  for (const { id, team } of visited) {
    const expected = standing.get(id);
    if (team === undefined || expected === undefined) continue;
    const { lead, members } = expected;
    if (canonical(team) === canonical({ lead, members })) continue;
    const params = {
      target: id,
      stated: [team.lead, ...team.members],
      expected: [lead, ...members],
    };
    return err({ code: 'replay.other-team', params });
  }
  return ok(null);
}
