import type { HazardSource } from '../../core/scoring/register.js';
import type { Chance, Chances } from './chance.js';
import { PROPORTIONS } from './proportions.js';
import type { Feature, Trade } from './trades.js';

/** What distinguishes the enterprises, by their position; every number is exact. */
export interface Traits {
  readonly coating: ReadonlyMap<number, number>;
  readonly cleanRoom: ReadonlySet<number>;
  readonly chemicals: ReadonlySet<number>;
  readonly dust: ReadonlySet<number>;
  readonly ammonia: ReadonlySet<number>;
  /** Sites by grade 1 … 4. */
  readonly hazards: ReadonlyMap<number, readonly Grade[]>;
  readonly entrusted: ReadonlySet<number>;
  readonly standardised: ReadonlyMap<number, 1 | 2 | 3>;
  readonly abnormalList: ReadonlySet<number>;
  readonly blacklist: ReadonlySet<number>;
  readonly suspended: ReadonlySet<number>;
  readonly closed: ReadonlySet<number>;
}

export type Grade = HazardSource['grade'];

export function traitsOf(chances: Chances, trades: readonly Trade[]): Traits {
  const p = PROPORTIONS;
  const all = [...trades.keys()];
  const able = (feature: Feature) => all.filter((i) => trades[i]?.may.includes(feature));
  const some = (purpose: string, from: readonly number[], count: number) =>
    new Set(chances(purpose).some(from, count));
  const gravest = (i: number) => trades[i]?.hazardClass === 1;
  const chemicals = preferring(chances('chemicals'), able('chemicals'), gravest, p.chemicals);
  const hazardous = preferring(chances('hazards'), [...chemicals], gravest, p.majorHazardEnterprises);
  const plain = all.filter((i) => !hazardous.has(i));
  const light = plain.filter((i) => !chemicals.has(i));
  const out = chances('status').some(light, p.suspended + p.closed);
  const coating = some('coating', able('coating'), p.coatingEnterprises);
  return {
    chemicals,
    hazards: hazardSites(chances('sites'), [...hazardous]),
    coating: shared(chances('drying rooms'), [...coating], p.coatingDryingRooms),
    cleanRoom: some('clean rooms', able('cleanRoom'), p.cleanRooms),
    dust: some('dust', able('dust'), p.dust),
    ammonia: some('ammonia', able('ammonia'), p.ammonia),
    entrusted: some('entrusted', plain, p.entrusted),
    standardised: levels(chances('standardised'), all),
    abnormalList: some('abnormal list', light, p.abnormalList),
    blacklist: some('blacklist', light, p.blacklist),
    suspended: new Set(out.slice(0, p.suspended)),
    closed: new Set(out.slice(p.suspended)),
  };
}

/** All preferred ones first, as far as the number reaches. */
function preferring(
  chance: Chance,
  from: readonly number[],
  preferred: (i: number) => boolean,
  count: number,
): Set<number> {
  const order = chance.some(from, from.length);
  return new Set([...order.filter(preferred), ...order.filter((i) => !preferred(i))].slice(0, count));
}

/** Shares a total among the keys, at least one each; about a third of them take most of the rest. */
function shared(chance: Chance, keys: readonly number[], total: number): Map<number, number> {
  const shares = new Map(keys.map((key) => [key, 1]));
  const large = chance.some(keys, Math.ceil(keys.length / 3));
  for (let left = total - keys.length; left > 0; left--) {
    const key = chance.pick(chance.percent(80) ? large : keys);
    shares.set(key, (shares.get(key) ?? 0) + 1);
  }
  return shares;
}

function hazardSites(chance: Chance, keys: readonly number[]): Map<number, Grade[]> {
  const grades = PROPORTIONS.majorHazardSites.flatMap((count, i) =>
    new Array<Grade>(count).fill((i + 1) as Grade),
  );
  const counts = shared(chance, keys, grades.length);
  const order = chance.some(grades, grades.length);
  return new Map(keys.map((key) => [key, order.splice(0, counts.get(key) ?? 0)]));
}

function levels(chance: Chance, all: readonly number[]): Map<number, 1 | 2 | 3> {
  const { 1: first, 2: second, 3: third } = PROPORTIONS.standardised;
  const chosen = chance.some(all, first + second + third);
  return new Map(chosen.map((key, i) => [key, i < first ? 1 : i < first + second ? 2 : 3]));
}
