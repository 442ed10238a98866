import type { Facts, FactValue } from './assessment.js';

/** The facts that compiled rules look at, each in its slot; undefined where it is unknown. */
export type Slots = readonly (FactValue | undefined)[];

export interface FactSlots {
  /** Overwritten by the next `read`: a population passes without leaving garbage. */
  readonly slots: Slots;
  readonly read: (facts: Facts) => void;
  /** The next rule that may fire on the facts that were read, by its position, ascending; −1 at the end. */
  readonly next: () => number;
}

/**
 * Slots for named facts. Reading a member by a name that varies is most of the cost of a rule; so each fact is
 * read once an enterprise, and facts that stand in the order of their names, as `deriverOf` makes them, in one
 * pass without looking any name up. Most facts of most enterprises are quiet: 0, false or unknown. `waking`
 * holds, for each rule, the slot that must not be quiet for it to fire, or null; the rules that may fire are
 * kept as bits, so that the others cost nothing.
 */
export function newFactSlots(names: readonly string[], waking: readonly (number | null)[]): FactSlots {
  const keys = names.map(asKey);
  const slots = keys.map((): FactValue | undefined => undefined);
  const { words, always, first, bySlot } = rulesBySlot(keys.length, waking);
  const awake = new Int32Array(words);
  let word = 0;
  const wakeLater = (slot: number): void => {
    for (let i = 1, from = slot * words; i < words; i++) awake[i] = (awake[i] ?? 0) | (bySlot[from + i] ?? 0);
  };
  const byName = (facts: Facts): void => {
    let low = always[0] ?? 0;
    for (let slot = 0; slot < keys.length; slot++) {
      const value = facts[keys[slot] ?? ''];
      slots[slot] = value;
      if (isQuiet(value)) continue;
      low |= first[slot] ?? 0;
      if (words > 1) wakeLater(slot);
    }
    awake[0] = low;
  };
  const unknownUpTo = (name: string, from: number): number => {
    let slot = from;
    while (slot < keys.length && keys[slot] !== name) slots[slot++] = undefined;
    return slot;
  };
  const read = (facts: Facts): void => {
    for (let i = 1; i < words; i++) awake[i] = always[i] ?? 0;
    word = 0;
    // The bits of the first 32 rules stay in a local variable: in the array they would be written once a fact.
    let low = always[0] ?? 0;
    let slot = 0;
    for (const name in facts) {
      if (keys[slot] !== name) {
        slot = unknownUpTo(name, slot);
        if (slot === keys.length) {
          byName(facts);
          return;
        }
      }
      const value = facts[name];
      slots[slot] = value;
      if (!isQuiet(value)) {
        low |= first[slot] ?? 0;
        if (words > 1) wakeLater(slot);
      }
      slot++;
    }
    while (slot < keys.length) slots[slot++] = undefined;
    awake[0] = low;
  };
  const next = (): number => {
    while (word < words && awake[word] === 0) word++;
    if (word === words) return -1;
    const bits = awake[word] ?? 0;
    awake[word] = bits & (bits - 1);
    return word * 32 + 31 - Math.clz32(bits & -bits);
  };
  return { slots, read, next };
}

/** For each slot the rules that it wakes, and those that wait for none, as bits by position. */
function rulesBySlot(slots: number, waking: readonly (number | null)[]) {
  const words = Math.ceil(waking.length / 32);
  const [always, bySlot] = [new Int32Array(words), new Int32Array(words * slots)];
  waking.forEach((slot, position) => {
    const [bits, from] = slot === null ? [always, 0] : [bySlot, slot * words];
    const at = from + (position >> 5);
    bits[at] = (bits[at] ?? 0) | (1 << (position & 31));
  });
  const first = Int32Array.from({ length: slots }, (_, slot) => bySlot[slot * words] ?? 0);
  return { words, always, first, bySlot };
}

/** The values of a quiet fact. */
export const QUIET: readonly Slots[number][] = [undefined, 0, false];

const isQuiet = (value: FactValue | undefined): boolean =>
  typeof value === 'number' ? value === 0 : value === undefined || value === false;

export type SlotOf = (fact: string) => number;

export function slotFinder(names: readonly string[]): SlotOf {
  const slots = new Map(names.map((name, slot) => [name, slot]));
  return (fact) => {
    const slot = slots.get(fact);
    if (slot === undefined) throw new TypeError(`no slot for the fact "${fact}"`);
    return slot;
  };
}

/** The same text as engines hold property keys: comparing and looking up by it is several times quicker. */
const asKey = (text: string): string => Object.keys({ [text]: 0 })[0] ?? text;
