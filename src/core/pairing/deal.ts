import { shuffled, type Coins } from '../kernel/coins.js';
import { inverse } from './circulation.js';
import type { Grouping } from './grouping.js';
import type { Rounded } from './round.js';

/**
 * Turns counts per pair of classes into people: per seat record of the stage, the places in the roster of
 * those who sit there, in order of seating. People of one class, and visits of one class, change places by
 * shuffles alone, so that each keeps an equal share of every probability.
 */
export function deal(grouping: Grouping, rounded: Rounded, coins: Coins): number[][] {
  const seated = dealClasses(grouping, rounded, coins);
  return dealPeople(grouping, seated, coins);
}

/**
 * Per target class, the inspector classes are laid out one after the other, each as often as it counts,
 * those that may lead first, and dealt in turns to the shuffled visits: all teams are full, a class is
 * spread evenly, and since lead seats are never fewer than visits, the first row holds a lead for each.
 */
function dealClasses(grouping: Grouping, { counts, order }: Rounded, coins: Coins): number[][] {
  const place = inverse(order.inspectors);
  const pairs = grouping.targets.map((): number[] => []);
  grouping.to.forEach((k, e) => {
    if ((counts[e] as number) > 0) pairs[k]?.push(e);
  });
  const seated: number[][] = [];
  for (const k of order.targets) {
    const visits = shuffled(grouping.targets[k]?.members ?? [], coins);
    const classes = (pairs[k] ?? []).map((e) => ({ c: grouping.from[e] as number, e }));
    classes.sort(
      (a, b) =>
        leadsFirst(grouping, a.c) - leadsFirst(grouping, b.c) ||
        (place[a.c] as number) - (place[b.c] as number),
    );
    for (const s of visits) seated[s] = [];
    let at = 0;
    for (const { c, e } of classes) {
      for (let n = counts[e] as number; n > 0; n--) seated[visits[at++ % visits.length] as number]?.push(c);
    }
  }
  return seated;
}

function leadsFirst({ inspectors }: Grouping, c: number): number {
  return inspectors[c]?.mayLead === true ? 0 : 1;
}

/** Each class is a deck that is shuffled anew when it runs out; who already sits at a visit is passed over. */
function dealPeople({ inspectors }: Grouping, seated: readonly number[][], coins: Coins): number[][] {
  const decks = inspectors.map((): number[] => []);
  const teams = seated.map((): number[] => []);
  for (const s of shuffled([...seated.keys()], coins)) {
    const team = teams[s] ?? [];
    for (const c of seated[s] ?? []) {
      let deck = decks[c] ?? [];
      if (deck.length === 0) deck = decks[c] = shuffled(inspectors[c]?.members ?? [], coins);
      const at = deck.findIndex((person) => !team.includes(person));
      if (at === -1) throw new Error('a class has fewer people than seats at one visit');
      team.push(...deck.splice(at, 1));
    }
  }
  return teams;
}
