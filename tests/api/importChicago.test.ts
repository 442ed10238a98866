import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Mapping } from '../../src/app/intake/mapping.js';
import type { Register } from '../../src/core/scoring/register.js';
import { onPostgres } from '../integration/databases.js';
import { chicagoFolder, chicagoRegister } from '../support/chicago.js';
import { checked, step } from './importing.js';
import { apiWorld, type World } from './world.js';

onPostgres('the Chicago register', (makeDatabase) => {
  let world: World;
  beforeAll(async () => {
    world = await apiWorld(await (await makeDatabase()).open());
  });
  afterAll(() => world.close());

  it('comes in through upload, mapping, dry run and apply, row for row as its files say', async () => {
    const client = await world.as('planner', 'C');
    const mapping = JSON.parse(readFileSync('examples/chicago/mapping.json', 'utf8')) as Mapping;
    const file = (name: string): Buffer => readFileSync(path.join(chicagoFolder, name));
    const before = await world.store.readRegister();
    // The city has no organisations of its own here: all of it belongs to the county that imports it.
    const enterprises = { ...mapping.enterprises, organisation: { constant: 'C' } };
    const query = { organisation: 'C', source: 'chicago' };
    const register = { ...query, kind: 'register', name: 'establishments.csv' };
    const first = await checked(client, file('establishments.csv'), register, enterprises);
    expect(first.counts).toMatchObject({ rows: 12_367, added: 12_367, problems: 0 });
    expect(await step(client, first.id, 'apply')).toMatchObject({ state: 'applied', failure: null });
    const history = { ...query, kind: 'history', name: 'inspections.csv' };
    const second = await checked(client, file('inspections.csv'), history, mapping.history[0]);
    expect(second.counts).toMatchObject({ rows: 24_518, added: 24_518, problems: 0 });
    expect(await step(client, second.id, 'apply')).toMatchObject({ state: 'applied', failure: null });

    const known = new Set(before.enterprises.map(({ id }) => id));
    const own = ({ enterprises: all, history: records }: Register) => ({
      enterprises: all.filter(({ id }) => !known.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1)),
      history: [...records].sort((a, b) => (a.id < b.id ? -1 : 1)),
    });
    const expected = chicagoRegister();
    const inCounty = expected.enterprises.map((each) => ({ ...each, organisation: 'C' }));
    expect(own(await world.store.readRegister())).toEqual(own({ ...expected, enterprises: inCounty }));

    await step(client, second.id, 'undo');
    expect((await world.store.readRegister()).history).toEqual(before.history);
  });
});
