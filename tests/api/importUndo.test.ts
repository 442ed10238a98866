import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '../integration/databases.js';
import { checked, csv, step } from './importing.js';
import { apiWorld, type Client, type World } from './world.js';

const HEADER = '编号,企业名称,监管机构,地址,许可证号,许可证类型';
const row = fc
  .record({
    id: fc.integer({ min: 1, max: 6 }),
    name: fc.constantFrom('甲', '乙', '丙'),
    address: fc.constantFrom('一路', '二路', ''),
    licence: fc.constantFrom('L1', 'L2', ''),
  })
  .map(({ id, name, address, licence }) => {
    const kind = licence === '' ? '' : '食品';
    return `U-${String(id)},${name},C1,${address},${licence},${kind}`;
  });
/** An import of rows with ids of their own, or null: the last one is undone. */
const deeds = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.uniqueArray(row, { minLength: 1, maxLength: 5, selector: (line) => line.split(',')[0] }),
    },
    { weight: 2, arbitrary: fc.constant(null) },
  ),
  { minLength: 2, maxLength: 6 },
);

onBothDatabases('undo', (makeDatabase) => {
  let world: World;
  let client: Client;
  beforeAll(async () => {
    world = await apiWorld(await (await makeDatabase()).open());
    client = await world.as('planner', 'C1');
  });
  afterAll(() => world.close());

  const register = async (): Promise<string> => JSON.stringify(await world.store.readRegister());

  it('gives the state before the last import back exactly, and is refused for every earlier one', async () => {
    let undone = 0;
    await fc.assert(
      fc.asyncProperty(deeds, async (sequence) => {
        let last: { readonly id: string; readonly before: string } | null = null;
        const closed: string[] = [];
        for (const rows of sequence) {
          if (rows === null) {
            for (const id of closed.slice(-2)) {
              const standing = await register();
              expect((await step(client, id, 'undo')).failure).not.toBeNull();
              expect(await register()).toBe(standing);
            }
            if (last === null) continue;
            expect(await step(client, last.id, 'undo')).toMatchObject({ state: 'undone', failure: null });
            expect(await register()).toBe(last.before);
            undone++;
            last = null;
          } else {
            const before = await register();
            const { id } = await checked(client, csv(HEADER, ...rows), { organisation: 'C1' });
            expect(await step(client, id, 'apply')).toMatchObject({ state: 'applied', failure: null });
            if (last !== null) closed.push(last.id);
            last = { id, before };
          }
        }
      }),
      { numRuns: 12, seed: 20_261_125, endOnFailure: true },
    );
    expect(undone).toBeGreaterThan(5);
  });
});
