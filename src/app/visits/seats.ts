import type { Day } from '../../core/kernel/date.js';
import type { Inspector } from '../../core/pairing/roster.js';
import type { SeatedOfficer } from '../ports/visitStore.js';

/**
 * The officers of a visit with the certificates that cover its domain on its day. Assistants and experts have no
 * certificate that counts, whatever papers they hold.
 */
export function seatsOf(
  roster: ReadonlyMap<string, Inspector>,
  team: readonly string[],
  domain: string,
  day: Day,
): readonly SeatedOfficer[] {
  return team.map((inspector, seat) => {
    const person = roster.get(inspector);
    const covering = person?.certificates.find(
      (each) => each.domain === domain && each.from <= day && day <= each.to,
    );
    const certificate = person?.kind === 'officer' ? (covering?.number ?? null) : null;
    return { inspector, seat, name: person?.name ?? inspector, certificate };
  });
}

export const rosterById = (roster: readonly Inspector[]): ReadonlyMap<string, Inspector> =>
  new Map(roster.map((inspector) => [inspector.id, inspector]));
