/** People who carry `base` each and have room for `room` more each. */
export interface Vessel {
  readonly people: number;
  readonly base: number;
  readonly room: number;
}

/** A level num/den at which people are filled; den ≥ 1. */
export interface Level {
  readonly num: number;
  readonly den: number;
}

/**
 * The level λ at which Σ people · clamp(λ − base, 0, room) equals the demand. All inputs are integers; the
 * answer is exact. When the demand exceeds all room, λ is where everybody is full.
 */
export function waterline(vessels: readonly Vessel[], demand: number): Level {
  const marks = vessels
    .flatMap(({ people, base, room }) => [
      { at: base, people },
      { at: base + room, people: -people },
    ])
    .sort((a, b) => a.at - b.at);
  let [level, filled, rising] = [marks[0]?.at ?? 0, 0, 0];
  for (const { at, people } of marks) {
    const next = filled + rising * (at - level);
    if (next >= demand && rising > 0) break;
    [level, filled, rising] = [at, next, rising + people];
  }
  if (rising <= 0 || filled >= demand) return { num: level, den: 1 };
  return { num: level * rising + (demand - filled), den: rising };
}

/** What one person takes at the level, times the level's denominator. */
export function takes({ base, room }: Omit<Vessel, 'people'>, { num, den }: Level): number {
  return Math.min(Math.max(num - base * den, 0), room * den);
}
