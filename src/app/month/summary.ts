import type { BundleContent } from '../../core/replay/bundle.js';
import type { CellRow } from '../../core/replay/drawRecords.js';

/** The figures of a month: what `summary.json` holds. Nothing in it depends on when it was made. */
export interface MonthSummary {
  readonly campaign: string;
  readonly month: string;
  readonly asOf: string;
  readonly sequence: number;
  readonly commitmentHash: string;
  readonly seed: string;
  readonly frame: {
    readonly rows: number;
    readonly random: number;
    readonly certainty: number;
    readonly excluded: number;
  };
  readonly exclusions: Readonly<Record<string, number>>;
  readonly targets: { readonly random: number; readonly certainty: number; readonly total: number };
  readonly reserves: number;
  readonly cells: readonly CellRow[];
  readonly inspectors: {
    readonly onTeams: number;
    readonly leastVisits: number;
    readonly mostVisits: number;
  };
  readonly days: { readonly first: string; readonly last: string; readonly used: number };
}

export function summarise(content: BundleContent): MonthSummary {
  const { commitment, opening, performance } = content;
  const random = performance.targets.filter(({ ground }) => ground === 'random').length;
  const dates = performance.visits.map(({ date }) => date).sort();
  const { exclusions, ...frame } = countRows(content);
  const loads = [...visitLoads(content).values()];
  return {
    campaign: commitment.campaign,
    month: commitment.month,
    asOf: commitment.asOf,
    sequence: commitment.sequence,
    commitmentHash: opening.commitmentHash,
    seed: opening.seed,
    frame,
    exclusions,
    targets: { random, certainty: performance.targets.length - random, total: performance.targets.length },
    reserves: performance.reserves.length,
    cells: performance.cells,
    inspectors: { onTeams: loads.length, leastVisits: Math.min(...loads), mostVisits: Math.max(...loads) },
    days: { first: dates[0] ?? '', last: dates.at(-1) ?? '', used: new Set(dates).size },
  };
}

/** Visits per inspector, as lead or member; inspectors without any are absent. */
export function visitLoads({ performance }: BundleContent): ReadonlyMap<string, number> {
  const loads = new Map<string, number>();
  for (const { lead, members } of performance.teams) {
    for (const id of [lead, ...members]) loads.set(id, (loads.get(id) ?? 0) + 1);
  }
  return loads;
}

/** The rows of the frame by what became of them, and the excluded ones by reason, in one pass. */
function countRows({ rows }: BundleContent): MonthSummary['frame'] & Pick<MonthSummary, 'exclusions'> {
  const frame = { rows: 0, random: 0, certainty: 0, excluded: 0 };
  const reasons = new Map<string, number>();
  for (const { excluded, certainty } of rows) {
    frame.rows++;
    if (excluded !== null) {
      frame.excluded++;
      reasons.set(excluded, (reasons.get(excluded) ?? 0) + 1);
    } else if (certainty !== null) frame.certainty++;
    else frame.random++;
  }
  return { ...frame, exclusions: Object.fromEntries([...reasons].sort(([a], [b]) => (a < b ? -1 : 1))) };
}
