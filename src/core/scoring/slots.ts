import type { Facts, FactValue } from './assessment.js';

/** The facts of one enterprise, by position: closures then read an array, and each fact is looked up once. */
export type Slots = readonly (FactValue | undefined)[];

/** Gives positions to facts in the order in which they are first asked for. */
export interface Layout {
  readonly slotOf: (fact: string) => number;
  /** Facts by position. */
  readonly names: readonly string[];
}

export function newLayout(): Layout {
  const names: string[] = [];
  const slots = new Map<string, number>();
  const slotOf = (fact: string): number => {
    const known = slots.get(fact);
    if (known !== undefined) return known;
    slots.set(fact, names.length);
    return names.push(asKey(fact)) - 1;
  };
  return { slotOf, names };
}

/** The same text as engines hold property keys: looking a member up by it is several times quicker. */
const asKey = (text: string): string => Object.keys({ [text]: 0 })[0] ?? text;

/** Copies the facts of a layout into one array, which the next call overwrites. */
export function slotReader({ names }: Layout): (facts: Facts) => Slots {
  const slots: (FactValue | undefined)[] = names.map(() => undefined);
  const read = (facts: Facts): Slots => {
    for (let i = 0; i < names.length; i++) slots[i] = facts[names[i] ?? ''];
    return slots;
  };
  return read;
}
