import { repeatWarnings } from '../../core/campaign/checkVisit.js';
import type { Inspector } from '../../core/pairing/roster.js';
import type { BundleContent } from '../../core/replay/bundle.js';
import { countedVisits } from '../../core/replay/capped.js';
import type { FrameRow } from '../../core/replay/frameRow.js';
import { compileRuleSet } from '../../core/scoring/compileRuleSet.js';
import { explainFired } from '../../core/scoring/explain.js';
import type { RuleSet } from '../../core/scoring/ruleSet.js';
import { describeProblem } from '../../messages/registry.js';
import type { MadeMonth } from './makeMonth.js';

/** One line of the monthly list, ready to read. */
export interface ListLine {
  readonly id: string;
  readonly name: string;
  readonly tier: string;
  readonly score: number;
  /** The rules that fired, in words, and a warning before a repeat visit where the plan has caps. */
  readonly reasons: string;
  readonly ground: 'random' | 'certainty';
  readonly cell: string;
  readonly pi: string;
  readonly ticket: string;
  readonly lead: string;
  readonly members: string;
  /** Ids of the inspectors, the lead first. */
  readonly team: readonly string[];
  /** YYYY-MM-DD */
  readonly date: string;
}

/** A reserve, in the order in which the reserves of its cell are called up. */
export interface ReserveLine {
  readonly cell: string;
  readonly rank: number;
  readonly id: string;
  readonly name: string;
  readonly tier: string;
  readonly score: number;
  readonly reasons: string;
  readonly ticket: string;
}

export interface MonthList {
  /** By date, then lead, then id: as a planner hands it out. */
  readonly lines: readonly ListLine[];
  readonly reserves: readonly ReserveLine[];
}

export function monthList({ ruleSet, content }: MadeMonth): MonthList {
  const { performance } = content;
  const describe = rowDescriber(ruleSet, content);
  const names = new Map(content.roster.map((inspector) => [inspector.id, personLabel(inspector)]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const teamOf = new Map(performance.teams.map((team) => [team.target, team]));
  const dateOf = new Map(performance.visits.map(({ target, date }) => [target, date]));
  const lines = performance.targets.map(({ id, cell, ground, pi, ticket }): ListLine => {
    const team = teamOf.get(id);
    return {
      id,
      ...describe(id),
      ground,
      cell,
      pi,
      ticket,
      lead: nameOf(team?.lead ?? ''),
      members: (team?.members ?? []).map(nameOf).join('; '),
      team: team === undefined ? [] : [team.lead, ...team.members],
      date: dateOf.get(id) ?? '',
    };
  });
  const reserves = performance.reserves.map(({ id, cell, rank, ticket }) => ({
    cell,
    rank,
    id,
    ...describe(id),
    ticket,
  }));
  return { lines: lines.sort(compareLines), reserves };
}

function compareLines(a: ListLine, b: ListLine): number {
  const [x, y] = [`${a.date}\n${a.lead}\n${a.id}`, `${b.date}\n${b.lead}\n${b.id}`];
  return x < y ? -1 : x > y ? 1 : 0;
}

const personLabel = ({ name, id }: Inspector): string => `${name} (${id})`;

type Described = Pick<FrameRow, 'name' | 'tier' | 'score'> & { readonly reasons: string };

function rowDescriber(ruleSet: RuleSet, content: BundleContent): (id: string) => Described {
  const { rows, facts, plan, commitment, performance } = content;
  const listed = new Set([...performance.targets, ...performance.reserves].map(({ id }) => id));
  const rowOf = byId(rows, listed);
  const factsOf = byId(facts, listed);
  const assess = compileRuleSet(ruleSet);
  return (id) => {
    const row = rowOf.get(id);
    if (row === undefined) throw new RangeError(`no frame row ${id}`);
    const known = factsOf.get(id)?.facts ?? {};
    const { fired } = assess(known, commitment.asOf);
    const warnings = repeatWarnings(id, countedVisits(known));
    const reasons = [
      ...fired.map((each) => explainFired(ruleSet, each, plan.language)),
      ...warnings.map((warning) => describeProblem(warning, plan.language)),
    ].join(REASON_BREAK[plan.language]);
    const { name, tier, score } = row;
    return { name, tier, score, reasons: reasons === '' ? NO_REASON[plan.language] : reasons };
  };
}

/** The records of the ids that are wanted. */
function byId<T extends { readonly id: string }>(
  records: Iterable<T>,
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const record of records) if (wanted.has(record.id)) found.set(record.id, record);
  return found;
}

/** Whom no rule speaks of may be drawn all the same: that is what the random part is for. */
const NO_REASON = { zh: '无风险规则命中', en: 'no risk rule applies' } as const;

const REASON_BREAK = { zh: '；', en: '; ' } as const;
