/** How often chance alone would show as much, as "1 in n": n = ⌊1/p⌋, at most 10^15. */
export function oneIn(p: number): number {
  return Math.floor(Math.min(1 / Math.max(p, Number.MIN_VALUE), 1e15));
}

/** A number for a message: three significant digits. */
export const shortNumber = (value: number): string => String(Number(value.toPrecision(3)));

/**
 * Holm's step-down adjustment: the adjusted values keep the chance of any false alarm among all of them below
 * the level, whatever their dependence. Same order as given.
 */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((_, i) => i).sort((a, b) => (pValues[a] ?? 0) - (pValues[b] ?? 0));
  const adjusted = new Array<number>(pValues.length).fill(1);
  let running = 0;
  order.forEach((index, rank) => {
    running = Math.max(running, Math.min(1, (pValues[index] ?? 0) * (pValues.length - rank)));
    adjusted[index] = running;
  });
  return adjusted;
}
