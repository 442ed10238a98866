import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { describeProblem } from '../../src/messages/registry.js';
import { openStore, type Store, type StoreOptions } from '../../src/store/open.js';
import { copyEmbedded, type Beginning } from './templates.js';
import { postgresPrograms, startCluster, type Cluster } from './postgres.js';

/** A database of a test's own; it can be opened again and again. */
export interface TestDatabase {
  readonly options: StoreOptions;
  open(): Promise<Store>;
}

/** Makes a database with this version's schema, or one with nothing in it. */
export type MakeDatabase = (beginning?: Beginning) => Promise<TestDatabase>;

/**
 * Runs the same suite on embedded PGlite and on a private PostgreSQL cluster. Where PostgreSQL is not installed
 * that half is skipped and says so; in CI this is a failure.
 */
export function onBothDatabases(title: string, suite: (makeDatabase: MakeDatabase) => void): void {
  describe(`${title} on PGlite`, () => {
    const folders = temporaryFolders();
    suite((beginning) => embeddedDatabase(folders, beginning));
  });
  onPostgres(title, suite);
}

export function onPostgres(title: string, suite: (makeDatabase: MakeDatabase) => void): void {
  const programs = postgresPrograms;
  if (programs === null) {
    describe(`${title} on PostgreSQL`, () => {
      if (process.env['CI'] === undefined)
        it.skip('PostgreSQL is not installed: install the package postgresql');
      else it('needs PostgreSQL', () => Promise.reject(new Error('PostgreSQL is not installed')));
    });
    return;
  }
  describe(`${title} on PostgreSQL`, () => {
    let cluster: Cluster | null = null;
    beforeAll(async () => {
      cluster = await startCluster(programs);
    });
    afterAll(() => cluster?.stop());
    suite(async (beginning = 'migrated') => {
      if (cluster === null) throw new Error('the cluster has not started');
      return testDatabase({
        dataFolder: '/nonexistent',
        databaseUrl: await cluster.createDatabase(beginning),
      });
    });
  });
}

export async function embeddedDatabase(
  folders: { make(): string },
  beginning: Beginning = 'migrated',
): Promise<TestDatabase> {
  const dataFolder = folders.make();
  await copyEmbedded(beginning, dataFolder);
  return testDatabase({ dataFolder });
}

/** Folders that vanish after the tests of the surrounding `describe`. */
export function temporaryFolders(): { make(): string } {
  const folders: string[] = [];
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
  return {
    make: () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'eh-data-'));
      folders.push(folder);
      return folder;
    },
  };
}

export function testDatabase(options: StoreOptions): TestDatabase {
  return {
    options,
    open: async () => {
      const opened = await openStore(options);
      if (!opened.ok) throw new Error(describeProblem(opened.error, 'en'));
      return opened.value;
    },
  };
}
