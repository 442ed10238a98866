import type { Chance } from './chance.js';

const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕';
const GIVEN = '安邦成达恩方刚和宏佳健静凯岚立敏宁平勤然思涛维文晓欣雅义颖远哲真志中子卓';

/** Names of invented people, all different: a common surname and one or two characters. */
export function personNames(chance: Chance, count: number): string[] {
  const [surnames, given] = [Array.from(SURNAMES), Array.from(GIVEN)];
  const names = new Set<string>();
  while (names.size < count) {
    const second = chance.percent(75) ? chance.pick(given) : '';
    names.add(`${chance.pick(surnames)}${chance.pick(given)}${second}`);
  }
  return [...names];
}
