import { addDays, type Day } from '../../core/kernel/date.js';
import type { Device, HazardSource, Licence, Mark } from '../../core/scoring/register.js';
import type { Chance } from './chance.js';
import type { Grade, Traits } from './traits.js';

/** Devices in use; each kind is known to the authority for one to eight years. */
export function devicesOf(traits: Traits, i: number, chance: Chance, asOf: Day): Device[] {
  const since = () => addDays(asOf, -chance.between(365, 2900));
  const rooms = traits.coating.get(i);
  const devices: Device[] = [];
  if (rooms !== undefined) devices.push({ kind: 'coatingDryingRoom', count: rooms, since: since() });
  if (chance.percent(34)) devices.push({ kind: 'forklift', count: chance.between(1, 9), since: since() });
  if (chance.percent(9))
    devices.push({ kind: 'pressureVessel', count: chance.between(1, 6), since: since() });
  return devices;
}

/** Sites of one grade stand together. */
export function hazardSourcesOf(traits: Traits, i: number, chance: Chance, asOf: Day): HazardSource[] {
  const grades = traits.hazards.get(i) ?? [];
  const since = addDays(asOf, -chance.between(200, 2600));
  return ([1, 2, 3, 4] as const satisfies readonly Grade[]).flatMap((grade) => {
    const sites = grades.filter((other) => other === grade).length;
    return sites === 0 ? [] : [{ grade, sites, since }];
  });
}

export function marksOf(traits: Traits, i: number, chance: Chance, asOf: Day): Mark[] {
  const marks: Mark[] = [];
  const add = (kind: string, holds: boolean, least: number, most: number) => {
    if (holds) marks.push({ kind, from: addDays(asOf, -chance.between(least, most)), to: null });
  };
  add('chemicals', traits.chemicals.has(i), 300, 3000);
  add('cleanRoom', traits.cleanRoom.has(i), 300, 2500);
  add('dust', traits.dust.has(i), 300, 2500);
  add('ammonia', traits.ammonia.has(i), 300, 2500);
  add('entrusted', traits.entrusted.has(i), 40, 700);
  add('abnormalList', traits.abnormalList.has(i), 10, 900);
  add('blacklist', traits.blacklist.has(i), 10, 600);
  add('relocated', traits.closed.has(i), 10, 120);
  const level = traits.standardised.get(i);
  if (level !== undefined) marks.push(standardised(level, chance, asOf));
  return marks;
}

/** A level holds for three years (企业安全生产标准化建设定级办法, 2021, art. 4). */
function standardised(level: 1 | 2 | 3, chance: Chance, asOf: Day): Mark {
  const age = chance.between(20, 1060);
  return { kind: `standardised${level}`, from: addDays(asOf, -age), to: addDays(asOf, 3 * 365 - age) };
}

/** Permits for hazardous chemicals run three years, discharge registrations five; some have run out. */
export function licencesOf(traits: Traits, i: number, chance: Chance, asOf: Day): Licence[] {
  const number = (prefix: string) => `${prefix}-${String(i + 1).padStart(5, '0')}`;
  if (traits.chemicals.has(i)) {
    const kind = traits.hazards.has(i) ? '危险化学品安全生产许可证' : '危险化学品经营许可证';
    return [{ kind, number: number('WH'), ...term(chance, asOf, 3, 6) }];
  }
  if (!chance.percent(62)) return [];
  return [{ kind: '固定污染源排污登记', number: number('PW'), ...term(chance, asOf, 5, 1) }];
}

function term(
  chance: Chance,
  asOf: Day,
  years: number,
  percentExpired: number,
): { readonly from: Day; readonly to: Day } {
  const days = years * 365;
  const left = chance.percent(percentExpired) ? -chance.between(3, 150) : chance.between(0, days - 30);
  return { from: addDays(asOf, left - days), to: addDays(asOf, left) };
}
