import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { BackupSummary, BackupTools } from '../../src/app/backup/writeBackup.js';
import { writeBackup } from '../../src/app/backup/writeBackup.js';
import { restoreBackup } from '../../src/app/backup/restoreBackup.js';
import { demoDistrict } from '../../src/app/demo/demoDistrict.js';
import type { Problem } from '../../src/core/kernel/problem.js';
import type { Result } from '../../src/core/kernel/result.js';
import { nodeHash } from '../../src/crypto/nodeHash.js';
import { tarArchives } from '../../src/documents/tar.js';
import { backupDatabase } from '../../src/store/backup/database.js';
import type { Store } from '../../src/store/open.js';
import {
  embeddedDatabase,
  onBothDatabases,
  onPostgres,
  temporaryFolders,
  testDatabase,
  type TestDatabase,
} from './databases.js';

/** Starting the embedded database takes seconds, and these do it several times. */
const LIMIT = 240_000;
const HEAD = { madeAt: '2026-11-25T00:00:00.000Z', program: '0.1.0' };
const HASH = 'a'.repeat(64);

const toolsOf = ({ options }: TestDatabase): BackupTools => ({
  database: backupDatabase(options),
  archives: tarArchives,
  hash: nodeHash,
});
const backup = (from: TestDatabase, file: string): Promise<Result<BackupSummary, Problem>> =>
  writeBackup(toolsOf(from), file, HEAD);
const restore = (into: TestDatabase, file: string): Promise<Result<BackupSummary, Problem>> =>
  restoreBackup(toolsOf(into), file);

/** A district, a campaign past its draw, one that was voided, a bundle of several parts, a job: what triggers guard. */
async function fill(store: Store): Promise<void> {
  const { organisations, register, roster } = demoDistrict(nodeHash, '2026-12');
  const some = { enterprises: register.enterprises.slice(0, 300), history: register.history.slice(0, 700) };
  await store.replaceOrganisations(organisations);
  await store.replaceRegister(some);
  await store.replaceRoster(roster);
  await store.saveRuleSet({ hash: HASH, name: 'n', version: '1', content: '{"ä":"\u{20bb7}"}' });
  for (const id of ['drawn/2026-12', 'voided/2026-12']) {
    await store.startCampaign({ id, kind: 'production', month: '2026-12' });
    await store.advanceCampaign(id, 'draft', 'approved');
    await store.commit({ hash: `${id}-1`, campaign: id, sequence: 1, content: '{}' });
    await store.advanceCampaign(id, 'committed', 'drawn');
  }
  await store.voidCommitment('voided/2026-12', 'wrong population');
  await store.requestJob({ kind: 'drawing', subject: 'x', payload: { campaign: 'x' } });
}

async function facts(database: TestDatabase): Promise<unknown> {
  const store = await database.open();
  const [drawn, voided] = ['drawn/2026-12', 'voided/2026-12'];
  const found = {
    register: await store.readRegister(),
    roster: await store.readRoster(),
    organisations: await store.readOrganisations(),
    rules: await store.loadRuleSet(HASH),
    campaigns: [await store.loadCampaign(drawn), await store.loadCampaign(voided)],
    live: [await store.liveCommitment(drawn), await store.liveCommitment(voided)],
    jobs: await store.listJobs({ limit: 10, within: null }, {}),
  };
  await store.close();
  return found;
}

async function filled(database: TestDatabase): Promise<TestDatabase> {
  const store = await database.open();
  await fill(store);
  await store.close();
  return database;
}

const folders = temporaryFolders();
const newFile = (): string => path.join(folders.make(), 'backup.tar');
/** In a folder that holds nothing yet, not even an empty database. */
const brandNew = (): TestDatabase => testDatabase({ dataFolder: folders.make() });

onBothDatabases('A backup', (make) => {
  it(
    'restores everything, the life cycle guards it again, and a second backup is the same',
    async () => {
      const [from, into] = [await filled(await make()), await make('empty')];
      const [file, again] = [newFile(), newFile()];
      const made = await backup(from, file);
      expect(made).toMatchObject({ ok: true });
      expect(statSync(file).mode & 0o777).toBe(0o600);
      const restored = await restore(into, file);
      expect(restored).toEqual(made.ok ? { ok: true, value: made.value } : null);
      expect(await facts(into)).toEqual(await facts(from));
      await backup(into, again);
      expect(readFileSync(again).equals(readFileSync(file))).toBe(true);
      const store = await into.open();
      expect(await store.advanceCampaign('drawn/2026-12', 'drawn', 'closed')).toMatchObject({ ok: false });
      const orphan = { hash: 'x', campaign: 'nobody', sequence: 1, content: '{}' };
      expect(await store.commit(orphan)).toMatchObject({
        ok: false,
        error: { code: 'store.unknown-campaign' },
      });
      await store.close();
    },
    LIMIT,
  );

  it(
    'is refused by a database that holds anything, which stays as it was',
    async () => {
      const [from, file] = [await filled(await make()), newFile()];
      await backup(from, file);
      const before = await facts(from);
      expect(await restore(from, file)).toMatchObject({ ok: false, error: { code: 'backup.not-empty' } });
      expect(await facts(from)).toEqual(before);
    },
    LIMIT,
  );

  it(
    'with one changed byte, or cut off, restores nothing',
    async () => {
      const [from, into, file] = [await filled(await make()), await make('empty'), newFile()];
      await backup(from, file);
      const bytes = readFileSync(file);
      const marred = newFile();
      for (const at of [600, Math.floor(bytes.length / 2)]) {
        const copy = Buffer.from(bytes);
        copy[at] = (copy[at] ?? 0) ^ 1;
        writeFileSync(marred, copy);
        expect(await restore(into, marred)).toMatchObject({ ok: false });
      }
      writeFileSync(marred, bytes.subarray(0, bytes.length - 4096));
      expect(await restore(into, marred)).toMatchObject({ ok: false });
      expect(await restore(into, file)).toMatchObject({ ok: true });
    },
    LIMIT,
  );

  it(
    'never overwrites a file, and leaves none behind when it fails',
    async () => {
      const [from, file] = [await make(), newFile()];
      writeFileSync(file, 'precious');
      expect(await backup(from, file)).toMatchObject({ ok: false, error: { code: 'command.file-exists' } });
      expect(readFileSync(file, 'utf8')).toBe('precious');
    },
    LIMIT,
  );
});

it(
  'a backup of an embedded database that is in use is refused and leaves no file',
  async () => {
    const [from, file] = [await embeddedDatabase(folders), newFile()];
    const store = await from.open();
    expect(await backup(from, file)).toMatchObject({ ok: false, error: { code: 'store.folder-in-use' } });
    expect(existsSync(file) || existsSync(`${file}.partial`)).toBe(false);
    await store.close();
  },
  LIMIT,
);

it(
  'a backup of an earlier schema is restored and then brought up to date; one of a later schema is refused',
  async () => {
    const old = path.join(folders.make(), 'migrations');
    for (const name of ['20261124000000_first', '20261124000100_life_cycle']) {
      mkdirSync(path.join(old, name), { recursive: true });
      copyFileSync(`prisma/migrations/${name}/migration.sql`, path.join(old, name, 'migration.sql'));
    }
    const from = testDatabase({ dataFolder: folders.make(), migrations: old });
    const store = await from.open();
    await store.saveRuleSet({ hash: HASH, name: 'n', version: '1', content: '{}' });
    await store.close();
    const [file, into] = [newFile(), await embeddedDatabase(folders, 'empty')];
    expect(await backup(from, file)).toMatchObject({ ok: true });
    expect(await restore(into, file)).toMatchObject({ ok: true });
    const restored = await into.open();
    expect(await restored.loadRuleSet(HASH)).toMatchObject({ content: '{}' });
    expect(await restored.listJobs({ limit: 1, within: null }, {})).toEqual({
      ok: true,
      value: { items: [], next: null },
    });
    await restored.close();
    const later = newFile();
    await backup(into, later);
    const earlier = testDatabase({ dataFolder: folders.make(), migrations: old });
    expect(await restore(earlier, later)).toMatchObject({ ok: false, error: { code: 'backup.newer' } });
  },
  LIMIT,
);

onPostgres('A backup of an embedded database', (make) => {
  it(
    'moves an office to PostgreSQL, and back',
    async () => {
      const laptop = await filled(await embeddedDatabase(folders));
      const [server, back] = [await make('empty'), brandNew()];
      const [up, down] = [newFile(), newFile()];
      expect(await backup(laptop, up)).toMatchObject({ ok: true });
      expect(await restore(server, up)).toMatchObject({ ok: true });
      expect(await facts(server)).toEqual(await facts(laptop));
      expect(await backup(server, down)).toMatchObject({ ok: true });
      expect(await restore(back, down)).toMatchObject({ ok: true });
      expect(await facts(back)).toEqual(await facts(laptop));
    },
    LIMIT,
  );
});
