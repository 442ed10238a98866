import { compareText } from '../kernel/text.js';
import type { Operation } from './operation.js';

type Stamp = Pick<Operation, 'id' | 'device' | 'sequence' | 'seen'>;

/** Whether the writer of `later` knew of `earlier`. */
export const knew = (later: Stamp, earlier: Stamp): boolean =>
  later.device === earlier.device
    ? later.sequence > earlier.sequence
    : (later.seen[earlier.device] ?? 0) >= earlier.sequence;

/** How many operations an operation comes after: more than any of those whose writer it knew. */
function height({ device, sequence, seen }: Stamp): number {
  let sum = sequence;
  for (const [other, count] of Object.entries(seen)) if (other !== device) sum += count;
  return sum;
}

/**
 * A total order of operations that does not ask any clock, and in which what was known comes before what was written
 * with that knowledge.
 */
export function compareOperations(a: Stamp, b: Stamp): number {
  return (
    height(a) - height(b) ||
    compareText(a.device, b.device) ||
    a.sequence - b.sequence ||
    compareText(a.id, b.id)
  );
}

/**
 * Whether `later` takes the place of `earlier`. The total order breaks circles of operations that claim to have
 * known of each other, so that one of any number always stands.
 */
export const replaces = (later: Stamp, earlier: Stamp): boolean =>
  knew(later, earlier) && compareOperations(later, earlier) > 0;

/** Whether everything is there that the writer of an operation knew of. */
export function hasWholePast(operation: Stamp, numbers: ReadonlyMap<string, ReadonlySet<number>>): boolean {
  const hasAll = (device: string, last: number): boolean => {
    const known = numbers.get(device);
    for (let sequence = 1; sequence <= last; sequence++) if (known?.has(sequence) !== true) return false;
    return true;
  };
  const others = Object.entries(operation.seen).filter(([device]) => device !== operation.device);
  return (
    hasAll(operation.device, operation.sequence) && others.every(([device, last]) => hasAll(device, last))
  );
}

/** The numbers that are there of each device. */
export function numbersOf(operations: readonly Stamp[]): ReadonlyMap<string, ReadonlySet<number>> {
  const numbers = new Map<string, Set<number>>();
  for (const { device, sequence } of operations) {
    numbers.set(device, (numbers.get(device) ?? new Set()).add(sequence));
  }
  return numbers;
}

/** Of each device the last number up to which none is missing: what a device has seen once it has read all. */
export function headsOf(operations: readonly Stamp[]): Readonly<Record<string, number>> {
  const heads = [...numbersOf(operations)].map(([device, known]): [string, number] => {
    let head = 0;
    while (known.has(head + 1)) head++;
    return [device, head];
  });
  return Object.fromEntries(heads.sort(([a], [b]) => compareText(a, b)));
}
