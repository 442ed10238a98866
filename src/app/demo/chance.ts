import type { Coins } from '../../core/kernel/coins.js';
import { shuffled } from '../../core/kernel/coins.js';
import type { Hash } from '../../core/kernel/hash.js';
import { seeded } from '../../core/kernel/seeded.js';
import { utf8 } from '../../core/kernel/text.js';

/** Reproducible choices of the demonstration data; each purpose has its own stream. */
export interface Chance {
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** True in `percent` of 100 cases. */
  percent(percent: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** `count` different items in random order. */
  some<T>(list: readonly T[], count: number): T[];
}

export type Chances = (purpose: string) => Chance;

export function chances(hash: Hash): Chances {
  const source = seeded(hash, hash.sha256(utf8('evenhand/demo/v1')));
  return (purpose) => chanceOf(source.coins(purpose));
}

function chanceOf(coins: Coins): Chance {
  const below = (n: number) => Number(coins.below(BigInt(n)));
  return {
    between: (least, most) => least + below(most - least + 1),
    percent: (percent) => below(100) < percent,
    pick: (list) => {
      const item = list[below(list.length)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    some: (list, count) => {
      if (count > list.length) throw new RangeError(`${count} wanted of ${list.length}`);
      return shuffled(list, coins).slice(0, count);
    },
  };
}
