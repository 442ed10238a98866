import type { Coins } from '../../../src/core/kernel/coins.js';
import { add, div, mul, ONE, rational, sub, ZERO, type Rational } from '../../../src/core/kernel/rational.js';

export interface Outcome<T> {
  readonly value: T;
  readonly probability: Rational;
}

interface Branch {
  taken: number;
  readonly odds: readonly Rational[];
}

/** Runs a seeded procedure once for every sequence of coin results; probabilities are exact and sum to 1. */
export function enumerateCoins<T>(run: (coins: Coins) => T): Outcome<T>[] {
  const outcomes: Outcome<T>[] = [];
  const path: Branch[] = [];
  do {
    let depth = 0;
    const choose = (odds: readonly Rational[]): number => {
      path[depth] ??= { taken: 0, odds };
      return path[depth++]?.taken ?? 0;
    };
    const value = run(enumerating(choose));
    const probability = path.reduce((all, { taken, odds }) => mul(all, odds[taken] ?? ZERO), ONE);
    outcomes.push({ value, probability });
  } while (advance(path));
  return outcomes;
}

function enumerating(choose: (odds: readonly Rational[]) => number): Coins {
  return {
    below: (n) => BigInt(choose(Array.from({ length: Number(n) }, () => rational(1n, n)))),
    toss: (p) => {
      if (p.num < 0n || p.num > p.den) throw new RangeError('a probability lies in [0, 1]');
      if (p.num === 0n || p.num === p.den) return p.num !== 0n;
      return choose([p, sub(ONE, p)]) === 0;
    },
  };
}

function advance(path: Branch[]): boolean {
  for (;;) {
    const last = path.at(-1);
    if (last === undefined) return false;
    if (++last.taken < last.odds.length) return true;
    path.pop();
  }
}

/** E[f] over all outcomes, exact. */
export function expectation<T>(outcomes: readonly Outcome<T>[], f: (value: T) => number): Rational {
  const total = outcomes.reduce((all, { probability }) => add(all, probability), ZERO);
  const weighted = outcomes.reduce(
    (all, { value, probability }) => add(all, mul(probability, rational(f(value)))),
    ZERO,
  );
  return div(weighted, total);
}
