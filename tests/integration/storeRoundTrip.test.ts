import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store } from '../../src/store/open.js';
import { onBothDatabases } from './databases.js';
import { register, roster, sorted } from './storeRegisters.js';

const RUNS = { numRuns: 40 };

onBothDatabases('Registers and rosters', (makeDatabase) => {
  let store: Store;
  beforeAll(async () => {
    store = await (await makeDatabase()).open();
  });
  afterAll(() => store.close());

  it('come back as they were saved, in the byte order of ids, whatever was stored before', async () => {
    await fc.assert(
      fc.asyncProperty(register, async (given) => {
        const saved = await store.replaceRegister(given);
        expect(saved.ok).toBe(true);
        const back = await store.readRegister();
        expect(back.enterprises).toEqual(sorted(given.enterprises));
        expect(back.history).toEqual(sorted(given.history));
      }),
      RUNS,
    );
  });

  it('change nothing when saved again, in any order of rows', async () => {
    await fc.assert(
      fc.asyncProperty(register, async (given) => {
        await store.replaceRegister(given);
        const again = await store.replaceRegister({
          enterprises: given.enterprises.toReversed(),
          history: given.history.toReversed(),
        });
        const unchanged = (count: number) => ({ added: 0, changed: 0, unchanged: count, removed: 0 });
        expect(again).toEqual({
          ok: true,
          value: {
            enterprises: unchanged(given.enterprises.length),
            history: unchanged(given.history.length),
          },
        });
      }),
      RUNS,
    );
  });

  it('keep rosters exactly, and a roster saved again changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(roster, async (given) => {
        await store.replaceRoster(given);
        expect(await store.readRoster()).toEqual(sorted(given));
        const again = await store.replaceRoster(given);
        const value = { added: 0, changed: 0, unchanged: given.length, removed: 0 };
        expect(again).toEqual({ ok: true, value });
      }),
      RUNS,
    );
  });
});
