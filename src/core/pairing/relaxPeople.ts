import { compareText } from '../kernel/text.js';
import { groundsAgainst, type Ground, type SeatRule } from './eligibility.js';
import type { Relaxation } from './relaxation.js';
import { distinctRules, repair, type RuleTargets } from './repair.js';
import type { Inspector } from './roster.js';
import type { World } from './world.js';

/** Officers who may not lead yet but qualify for the seats that are short of leads. */
export function appointed(start: World): Relaxation | null {
  return peopleChange(
    start,
    'appoint-leads',
    (person, grounds) => !person.mayLead && grounds.length === 0,
    (person) => ({ ...person, mayLead: true }),
  );
}

const RENEWABLE: readonly Ground[] = ['certificate-lapsed', 'training'];

/** People whom nothing but a lapsed certificate or training keeps from the seats that are short. */
export function renewed(start: World): Relaxation | null {
  return peopleChange(
    start,
    'renew',
    (_, grounds) => grounds.length > 0 && grounds.every((ground) => RENEWABLE.includes(ground)),
    (person, rules) => ({
      ...person,
      trainingValidTo: null,
      certificates: [
        ...person.certificates,
        ...rules
          .filter(({ domain }) => person.certificates.some((held) => held.domain === domain))
          .map(({ domain, window }) => ({ number: 'renewed', domain, ...window })),
      ],
    }),
  );
}

function peopleChange(
  start: World,
  kind: 'appoint-leads' | 'renew',
  helps: (person: Inspector, grounds: readonly Ground[]) => boolean,
  change: (person: Inspector, rules: readonly SeatRule[]) => Inspector,
): Relaxation | null {
  const solved = repair(start, (short, world) => {
    const rules = distinctRules(short, world);
    const helpers = world.roster
      .filter((person) => kind === 'appoint-leads' || short.kind === 'seats' || person.mayLead)
      .map((person) => ({ id: person.id, seats: seatsHelped(person, rules, helps) }))
      .filter((helper) => helper.seats > 0)
      .sort((a, b) => b.seats - a.seats || compareText(a.id, b.id))
      .map(({ id }) => id);
    return {
      most: kind === 'appoint-leads' && short.kind !== 'leads' ? 0 : helpers.length,
      apply: (k) => {
        const chosen = new Set(helpers.slice(0, k));
        const roster = world.roster.map((person) =>
          chosen.has(person.id)
            ? change(
                person,
                rules.map(({ rule }) => rule),
              )
            : person,
        );
        return { ...world, roster };
      },
    };
  });
  if (solved === null) return null;
  const changed = solved.roster.filter((person, n) => person !== start.roster[n]);
  return { kind, inspectors: changed.map(({ id }) => id).sort(compareText) };
}

function seatsHelped(
  person: Inspector,
  rules: readonly RuleTargets[],
  helps: (person: Inspector, grounds: readonly Ground[]) => boolean,
): number {
  let count = 0;
  for (const { rule, targets } of rules) {
    if (!helps(person, groundsAgainst(person, rule))) continue;
    count += targets.size;
    for (const { enterprise } of person.recusals) if (targets.has(enterprise)) count--;
  }
  return count;
}
