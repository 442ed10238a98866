import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { describeProblem } from '../../src/messages/registry.js';
import { openStore, type Store, type StoreOptions } from '../../src/store/open.js';
import { postgresPrograms, startCluster, type Cluster } from './postgres.js';

/** A database that starts out empty; it can be opened again and again. */
export interface TestDatabase {
  readonly options: StoreOptions;
  open(): Promise<Store>;
}

export type MakeDatabase = () => Promise<TestDatabase>;

/**
 * Runs the same suite on embedded PGlite and on a private PostgreSQL cluster. Where PostgreSQL is not installed
 * that half is skipped and says so; in CI this is a failure.
 */
export function onBothDatabases(title: string, suite: (makeDatabase: MakeDatabase) => void): void {
  describe(`${title} on PGlite`, () => {
    const folders = temporaryFolders();
    suite(() => Promise.resolve(testDatabase({ dataFolder: folders.make() })));
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
    suite(async () => {
      if (cluster === null) throw new Error('the cluster has not started');
      return testDatabase({ dataFolder: '/nonexistent', databaseUrl: await cluster.createDatabase() });
    });
  });
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
