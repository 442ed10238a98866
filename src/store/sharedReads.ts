/**
 * Readers of the same thing share a query without ever seeing old news: a query that has started is not joined, for
 * it may have missed what was committed since; those who ask while it runs share the one after it. So under load one
 * query at a time answers all, nothing is kept between them, and nothing has to be thrown away after a write.
 */
export function shareReads<K, T>(
  read: (key: K) => Promise<T>,
  nameOf: (key: K) => string,
): (key: K) => Promise<T> {
  const running = new Map<string, Promise<unknown>>();
  const next = new Map<string, Promise<T>>();
  const start = (name: string, key: K): Promise<T> => {
    const result = read(key);
    const settled = result.then(
      () => undefined,
      () => undefined,
    );
    running.set(name, settled);
    void settled.then(() => {
      if (running.get(name) === settled) running.delete(name);
    });
    return result;
  };
  return (key) => {
    const name = nameOf(key);
    const before = running.get(name);
    if (before === undefined) return start(name, key);
    const joined = next.get(name);
    if (joined !== undefined) return joined;
    const after = before.then(() => {
      next.delete(name);
      return start(name, key);
    });
    next.set(name, after);
    return after;
  };
}

/** The same for one thing. */
export function shareRead<T>(read: () => Promise<T>): () => Promise<T> {
  const shared = shareReads(read, () => '');
  return () => shared(undefined);
}

/** The same for many things of one kind: one query reads all that are asked for while the one before it runs. */
export function batchReads<T>(
  readMany: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>,
): (key: string) => Promise<T | null> {
  let waiting = new Set<string>();
  const take = (): Promise<ReadonlyMap<string, T>> => {
    const keys = [...waiting];
    waiting = new Set();
    return readMany(keys);
  };
  const batch = shareRead(take);
  return async (key) => {
    waiting.add(key);
    return (await batch()).get(key) ?? null;
  };
}
