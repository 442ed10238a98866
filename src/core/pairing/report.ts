import type { Team } from './roster.js';
import type { Table } from './table.js';

/** A team with the agency of each of its people. */
export interface JointTeam extends Team {
  /** Agencies of the lead and of the members, in that order. */
  readonly organisations: readonly string[];
}

export interface InspectorLoad {
  readonly inspector: string;
  readonly visits: number;
  /** Visits on which the person leads. */
  readonly leads: number;
}

/**
 * Names teams and loads. Where leads were drawn first, the first seated leads. Otherwise the lead is, of the
 * agency that leads and of those who may lead, the one who has led the fewest visits so far, visits in order
 * of target and people in order of seating.
 */
export function reportTeams(
  table: Table,
  seated: readonly (readonly number[])[],
  leadsFirst: boolean,
): { teams: JointTeam[]; loads: InspectorLoad[] } {
  const { roster, visits } = table;
  const counts = roster.map(() => ({ visits: 0, leads: 0 }));
  const led = (i: number): number => counts[i]?.leads ?? 0;
  const teams = visits.map(({ target }, v) => {
    const team = seated[v] ?? [];
    const able = leadsFirst ? team.slice(0, 1) : team.filter((i) => canLead(table, v, i));
    const lead = able.reduce((best, i) => (led(i) < led(best) ? i : best));
    for (const i of team) {
      const count = counts[i];
      if (count === undefined) continue;
      count.visits++;
      if (i === lead) count.leads++;
    }
    const members = team.filter((i) => i !== lead).sort((a, b) => a - b);
    const of = (field: 'id' | 'organisation') => (i: number) => roster[i]?.[field] ?? '';
    return {
      target,
      lead: of('id')(lead),
      members: members.map(of('id')),
      organisations: [lead, ...members].map(of('organisation')),
    };
  });
  const loads = roster.map(({ id }, i) => ({ inspector: id, visits: 0, leads: 0, ...counts[i] }));
  return { teams, loads };
}

function canLead({ visits, roster }: Table, v: number, i: number): boolean {
  const agency = visits[v]?.seats.find(({ leads }) => leads)?.organisation ?? null;
  return roster[i]?.mayLead === true && (agency === null || roster[i].organisation === agency);
}
