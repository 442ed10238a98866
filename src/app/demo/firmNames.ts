import type { Chance } from './chance.js';

const FIRST = '澜霁昶皓瀚岚沐屿栩煦翊霖曜珩淳澈弘骋砺钧铎锦璟琨珞璨峤岱嵘汇';
const SECOND = '石川野原晖宁禾木远舟帆峰源泽朗辰启腾越诚信达丰茂盛和顺嘉安图';
const SEAT = '云汀';

/**
 * Names of invented firms at an invented seat, all different: a trade name of two characters, never the
 * name of a person, before the words of the trade.
 */
export function tradeNames(chance: Chance, count: number): string[] {
  const pairs = Array.from(FIRST).flatMap((a) => Array.from(SECOND).map((b) => `${a}${b}`));
  const rounds = Math.ceil(count / pairs.length);
  return Array.from({ length: rounds }, () => chance.some(pairs, pairs.length))
    .flat()
    .slice(0, count);
}

/** Ends names that were given before with a number of the works, so that each is the only one. */
export function firmName(taken: Set<string>, tradeName: string, words: string): string {
  const base = `${SEAT}${tradeName}${words}`;
  for (const end of ['有限公司', '股份有限公司', '（云汀）有限公司', '制造有限公司', '科技有限公司']) {
    const name = `${base}${end}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
  throw new RangeError(`no name left for ${base}`);
}
