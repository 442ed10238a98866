import { compareText } from '../kernel/text.js';
import type { SeatRule } from './eligibility.js';
import { appointed, renewed } from './relaxPeople.js';
import type { Relaxation } from './relaxation.js';
import { distinctRules, repair } from './repair.js';
import type { Inspector } from './roster.js';
import type { Shortfall } from './shortage.js';
import type { World } from './world.js';

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
