import { appendFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { MIGRATIONS_FOLDER, readMigrations } from '../../src/store/migrationFiles.js';
import { openStore } from '../../src/store/open.js';
import { onBothDatabases, onPostgres, temporaryFolders } from './databases.js';

// Every opening starts an embedded database, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const names = readMigrations(MIGRATIONS_FOLDER).map(({ name }) => name);

onBothDatabases('Migrations', (makeDatabase) => {
  const folders = temporaryFolders();
  const copyOfMigrations = (): string => {
    const folder = folders.make();
    cpSync(MIGRATIONS_FOLDER, folder, { recursive: true });
    return folder;
  };
  const addMigration = (folder: string, name: string, sql: string): void => {
    mkdirSync(path.join(folder, name));
    writeFileSync(path.join(folder, name, 'migration.sql'), sql);
  };

  it('are applied once, all on the first opening and none on the second', async () => {
    const database = await makeDatabase('empty');
    const first = await database.open();
    expect(first.applied).toEqual(names);
    await first.close();
    const second = await database.open();
    expect(second.applied).toEqual([]);
    await second.close();
  });

  it('are refused when a file differs from what was applied', async () => {
    const database = await makeDatabase();
    await (await database.open()).close();
    const migrations = copyOfMigrations();
    appendFileSync(path.join(migrations, names[0] ?? '', 'migration.sql'), '-- edited\n');
    const refused = await openStore({ ...database.options, migrations });
    const error = { code: 'store.migration-changed', params: { migration: names[0] } };
    expect(refused).toEqual({ ok: false, error });
  });

  it('leave nothing behind when one fails, so that a corrected one can follow', async () => {
    const { options } = await makeDatabase();
    const migrations = copyOfMigrations();
    const name = '99990101000000_faulty';
    addMigration(migrations, name, 'CREATE TABLE half (id int);\nSELECT 1/0;\n');
    const refused = await openStore({ ...options, migrations });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'store.migration-refused', params: { migration: name } },
    });
    rmSync(path.join(migrations, name), { recursive: true });
    addMigration(migrations, name, 'CREATE TABLE half (id int);\n');
    const opened = await openStore({ ...options, migrations });
    expect(opened).toMatchObject({ ok: true, value: { applied: [name] } });
    if (opened.ok) await opened.value.close();
  });

  it('of a later version are not touched', async () => {
    const database = await makeDatabase();
    await (await database.open()).close();
    const migrations = copyOfMigrations();
    rmSync(path.join(migrations, names.at(-1) ?? ''), { recursive: true });
    const refused = await openStore({ ...database.options, migrations });
    const error = { code: 'store.database-newer', params: { migrations: [names.at(-1)] } };
    expect(refused).toEqual({ ok: false, error });
  });
});

onPostgres('Migrations', (makeDatabase) => {
  it('are applied once when several processes start together', async () => {
    const database = await makeDatabase('empty');
    const stores = await Promise.all(Array.from({ length: 4 }, () => database.open()));
    const applied = stores.map((store) => store.applied.length).sort((a, b) => a - b);
    expect(applied).toEqual([0, 0, 0, names.length]);
    await Promise.all(stores.map((store) => store.close()));
  });
});
