import type { Coins } from '../../../src/core/kernel/coins.js';
import { rational, type Rational } from '../../../src/core/kernel/rational.js';

/** Runs `play` once for every sequence of coin results, and returns each outcome with its probability. */
export function everyOutcome<T>(play: (coins: Coins) => T): { outcome: T; probability: Rational }[] {
  const outcomes: { outcome: T; probability: Rational }[] = [];
  const script: { value: bigint; of: bigint }[] = [];
  for (;;) {
    let at = 0;
    const below = (of: bigint): bigint => {
      if (of === 1n) return 0n;
      const step = script[at] ?? { value: 0n, of };
      script[at++] = step;
      return step.value;
    };
    const outcome = play({ below, toss: ({ num, den }) => below(den) < num });
    script.length = at;
    outcomes.push({
      outcome,
      probability: rational(
        1n,
        script.reduce((product, { of }) => product * of, 1n),
      ),
    });
    while (script.length > 0 && (script.at(-1)?.value ?? 0n) + 1n === script.at(-1)?.of) script.pop();
    const last = script.at(-1);
    if (last === undefined) return outcomes;
    last.value++;
  }
}
