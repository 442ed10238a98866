/** The element at an index that must exist; anything else is a bug. */
export function elementAt<T>(items: ArrayLike<T>, index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError('no element at this index');
  return item;
}
