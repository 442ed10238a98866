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
  const decks = inspectors.map(() => ({ cards: [] as number[], top: 0 }));
  const teams = seated.map((): number[] => []);
  for (const s of shuffled([...seated.keys()], coins)) {
    const team = teams[s] ?? [];
    for (const c of seated[s] ?? []) {
      const deck = decks[c] ?? { cards: [], top: 0 };
      if (deck.top === deck.cards.length) {
        deck.cards = shuffled(inspectors[c]?.members ?? [], coins);
        deck.top = 0;
      }
      team.push(takeFirst(deck, team));
    }
  }
  return teams;
}

/** Takes the topmost person who does not sit there yet off the deck; those above keep their order. */
function takeFirst(deck: { readonly cards: number[]; top: number }, team: readonly number[]): number {
  const { cards, top } = deck;
  let at = top;
  while (at < cards.length && team.includes(cards[at] as number)) at++;
  const person = cards[at];
  if (person === undefined) throw new Error('a class has fewer people than seats at one visit');
  cards.copyWithin(top + 1, top, at);
  deck.top++;
  return person;
}
