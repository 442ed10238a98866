import { compareText } from '../kernel/text.js';
import { groundsAgainst, type Ground, type SeatRule } from './eligibility.js';
import type { Inspector } from './roster.js';
import type { Shortfall } from './shortage.js';
import { deficitOf, shortfallsOf, type World } from './world.js';

/** A change that makes the draw possible, as small as this kind of change allows; it was solved again. */
export type Relaxation =
  | { readonly kind: 'more-leads'; readonly count: number; readonly domains: readonly string[] }
  | { readonly kind: 'more-people'; readonly count: number; readonly domains: readonly string[] }
  | { readonly kind: 'appoint-leads'; readonly inspectors: readonly string[] }
  | { readonly kind: 'renew'; readonly inspectors: readonly string[] }
  | { readonly kind: 'raise-load-cap'; readonly loadCap: number }
  | { readonly kind: 'move-visits'; readonly targets: readonly string[] };

/** A change in k steps; step k contains step k - 1. */
interface Change {
  readonly most: number;
  readonly apply: (k: number) => World;
}

/** Shortages of different parts of the network are repaired one after the other, at most this many. */
const MOST_PARTS = 50;

/** Repairs shortage after shortage with the fewest steps; null when the kind of change cannot do it. */
function repair(start: World, change: (short: Shortfall, world: World) => Change): World | null {
  let world = start;
  for (let part = 0; part < MOST_PARTS; part++) {
    const { shortfalls } = shortfallsOf(world);
    const [worst] = shortfalls;
    if (worst === undefined) return world;
    const goal = shortfalls.reduce((sum, { deficit }) => sum + deficit, 0) - worst.deficit;
    const { most, apply } = change(worst, world);
    const steps = fewest(most, (k) => deficitOf(apply(k)) <= goal);
    if (steps === null) return null;
    world = apply(steps);
  }
  return null;
}

/** The smallest k from 1 to `most` that works, where more never works less. */
function fewest(most: number, works: (k: number) => boolean): number | null {
  let high = 1;
  while (high < most && !works(high)) high = Math.min(2 * high, most);
  if (most < 1 || !works(high)) return null;
  let low = high >> 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (works(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Every kind of change that works on its own. */
export function relaxations(world: World): Relaxation[] {
  return [newPeople(world), raisedCap(world), appointed(world), renewed(world), movedVisits(world)].filter(
    (relaxation) => relaxation !== null,
  );
}

function newPeople(start: World): Relaxation | null {
  const domains = new Set<string>();
  const kinds = new Set<Shortfall['kind']>();
  const solved = repair(start, (short, world) => {
    for (const domain of short.domains) domains.add(domain);
    kinds.add(short.kind);
    const rules = distinctRules(short, world).map(({ rule }) => rule);
    return {
      most: short.deficit + short.targets.length,
      apply: (k) => ({ ...world, roster: [...world.roster, ...recruits(k, rules, world)] }),
    };
  });
  if (solved === null) return null;
  const count = solved.roster.length - start.roster.length;
  return { kind: kinds.has('seats') ? 'more-people' : 'more-leads', count, domains: [...domains].sort() };
}

/** People who may lead and qualify for all the rules; of the agency that most of the rules ask for. */
function recruits(count: number, rules: readonly SeatRule[], { roster }: World): Inspector[] {
  const agencies = rules.map(({ organisation }) => organisation).filter((name) => name !== null);
  const across = rules.some(({ regions }) => regions === 'across');
  return Array.from({ length: count }, (_, n) => ({
    id: `\u{10ffff}recruit ${roster.length + n}`,
    name: '',
    kind: 'officer',
    organisation: agencies[0] ?? '',
    group: '',
    regions: across ? [''] : [],
    certificates: rules.map(({ domain, window }) => ({ number: '', domain, ...window })),
    mayLead: true,
    trainingValidTo: null,
    leave: [],
    recusals: [],
  }));
}

function raisedCap(start: World): Relaxation | null {
  const solved = repair(start, (_, world) => ({
    most: world.plan.visits.length,
    apply: (k) => ({ ...world, plan: { ...world.plan, loadCap: world.plan.loadCap + k } }),
  }));
  return solved === null ? null : { kind: 'raise-load-cap', loadCap: solved.plan.loadCap };
}

/** Officers who may not lead yet but qualify for the seats that are short of leads. */
function appointed(start: World): Relaxation | null {
  return peopleChange(
    start,
    'appoint-leads',
    (person, grounds) => !person.mayLead && grounds.length === 0,
    (person) => ({ ...person, mayLead: true }),
  );
}

const RENEWABLE: readonly Ground[] = ['certificate-lapsed', 'training'];

/** People whom nothing but a lapsed certificate or training keeps from the seats that are short. */
function renewed(start: World): Relaxation | null {
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

interface RuleTargets {
  readonly rule: SeatRule;
  readonly targets: Set<string>;
}

/** The rules of the seats that are short, each with its targets. */
function distinctRules(short: Shortfall, world: World): RuleTargets[] {
  const inside = new Set(short.targets);
  const rules = new Map<string, RuleTargets>();
  for (const { target, rule } of shortfallsOf(world).seats) {
    if (!inside.has(target)) continue;
    const key = JSON.stringify(rule);
    const known = rules.get(key) ?? { rule, targets: new Set<string>() };
    rules.set(key, known);
    known.targets.add(target);
  }
  return [...rules.values()];
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

/** Visits that move to a later draw: of those that are short, the ones whose windows end last. */
function movedVisits(start: World): Relaxation | null {
  const solved = repair(start, (short, world) => {
    const inside = new Set(short.targets);
    const order = world.plan.visits
      .filter(({ target }) => inside.has(target))
      .sort((x, y) => compareText(y.window.to, x.window.to) || compareText(y.target, x.target))
      .map(({ target }) => target);
    return {
      most: order.length,
      apply: (k) => {
        const moved = new Set(order.slice(0, k));
        return {
          ...world,
          plan: { ...world.plan, visits: world.plan.visits.filter(({ target }) => !moved.has(target)) },
        };
      },
    };
  });
  if (solved === null) return null;
  const kept = new Set(solved.plan.visits.map(({ target }) => target));
  const targets = start.plan.visits.map(({ target }) => target).filter((target) => !kept.has(target));
  return { kind: 'move-visits', targets: targets.sort(compareText) };
}
