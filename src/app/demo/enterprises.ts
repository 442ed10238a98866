import type { Day } from '../../core/kernel/date.js';
import type { Enterprise } from '../../core/scoring/register.js';
import { composeUscc } from '../../core/kernel/uscc.js';
import type { Chance, Chances } from './chance.js';
import { firmName, tradeNames } from './firmNames.js';
import { devicesOf, hazardSourcesOf, licencesOf, marksOf } from './marks.js';
import { communitiesByWeight, DISTRICT, type Community } from './places.js';
import { TRADES, type Trade } from './trades.js';
import { traitsOf, type Traits } from './traits.js';

/** The object library as known on a day, in the order of registration. */
export function enterprises(chances: Chances, asOf: Day): Enterprise[] {
  const trades = chances('trades').some(
    TRADES.flatMap((trade) => new Array<Trade>(trade.count).fill(trade)),
    TRADES.reduce((sum, { count }) => sum + count, 0),
  );
  const traits = traitsOf(chances, trades);
  const names = tradeNames(chances('names'), trades.length);
  const taken = new Set<string>();
  const places = communitiesByWeight();
  const chance = chances('enterprises');
  const ids = organisationCodes(chances('codes'), trades.length);
  return trades.map((trade, i) => {
    const name = firmName(taken, names[i] ?? '', chance.pick(trade.words));
    const id = composeUscc('91', DISTRICT.code, ids[i] ?? '');
    return enterprise(i, { id, name }, trade, chance.pick(places), traits, chance, asOf);
  });
}

function enterprise(
  i: number,
  { id, name }: { id: string; name: string },
  trade: Trade,
  place: Community,
  traits: Traits,
  chance: Chance,
  asOf: Day,
): Enterprise {
  return {
    id,
    name,
    legalName: name,
    category: trade.category,
    hazardClass: traits.hazards.has(i) ? 1 : trade.hazardClass,
    organisation: place.code,
    district: DISTRICT.code,
    street: place.street,
    address: `${DISTRICT.name}${place.street}${chance.pick(place.roads)}${chance.between(1, 388)}号`,
    location: {
      latE6: place.centre.latE6 + chance.between(-9000, 9000),
      lonE6: place.centre.lonE6 + chance.between(-9000, 9000),
    },
    status: traits.closed.has(i) ? 'closed' : traits.suspended.has(i) ? 'suspended' : 'active',
    licences: licencesOf(traits, i, chance, asOf),
    devices: devicesOf(traits, i, chance, asOf),
    hazardSources: hazardSourcesOf(traits, i, chance, asOf),
    marks: marksOf(traits, i, chance, asOf),
  };
}

/** Eight characters as they are given out since 2015: "MA" and six more; all different. */
function organisationCodes(chance: Chance, count: number): string[] {
  const codes = new Set<string>();
  while (codes.size < count) {
    const serial = chance
      .between(0, 30 ** 3 - 1)
      .toString(30)
      .toUpperCase()
      .padStart(3, '0');
    const code = `MA${serial}${String(chance.between(0, 999)).padStart(3, '0')}`;
    if (!/[IOSVZ]/.test(code)) codes.add(code);
  }
  return [...codes];
}
