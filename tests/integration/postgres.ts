import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { openStore } from '../../src/store/open.js';
import { valueOf } from '../support/result.js';
import { copyFolder, keptFolder, type Beginning } from './templates.js';

const FOLDERS = [
  '/usr/lib/postgresql/15/bin',
  ...(process.env['PATH'] ?? '').split(path.delimiter),
  '/usr/lib/postgresql/16/bin',
  '/usr/lib/postgresql/17/bin',
];

/** The folder of PostgreSQL's server programs, or null where it is not installed. */
export const postgresPrograms =
  FOLDERS.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(path.join(folder, name)))) ??
  null;

/** The database that new ones with the schema are copied from. */
const MIGRATED = 'migrated';

export interface Cluster {
  /** Makes a database and gives its connection string. */
  createDatabase(beginning: Beginning): Promise<string>;
  stop(): Promise<void>;
}

/** A private cluster in a folder of its own, reached by a unix socket there; no port, nothing of the machine's own. */
export async function startCluster(programs: string): Promise<Cluster> {
  const kept = await keptFolder('postgres', (folder) => prepareCluster(programs, path.join(folder, 'made')));
  const server = await startServer(programs, (data) => {
    copyFolder(kept, data);
  });
  let databases = 0;
  return {
    createDatabase: async (beginning) => {
      const name = `t${++databases}`;
      const template = beginning === 'migrated' ? ` TEMPLATE ${MIGRATED}` : '';
      await runSql(server.urlOf('postgres'), `CREATE DATABASE ${name}${template}`);
      return server.urlOf(name);
    },
    stop: () => server.stop(),
  };
}

/** Makes the folder of a cluster that has the schema in one database. */
async function prepareCluster(programs: string, folder: string): Promise<void> {
  const server = await startServer(programs, (data, user) => {
    const init = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--locale=C.UTF-8'];
    const smallLog = ['--wal-segsize=1'];
    const options = { ...user, cwd: path.dirname(data), stdio: 'pipe' } as const;
    execFileSync(path.join(programs, 'initdb'), [...init, ...smallLog], options);
  });
  await runSql(server.urlOf('postgres'), `CREATE DATABASE ${MIGRATED}`);
  const options = { dataFolder: '/nonexistent', databaseUrl: server.urlOf(MIGRATED) };
  await valueOf(await openStore(options)).close();
  await server.stop((data) => {
    copyFolder(data, folder);
  });
}

type User = ReturnType<typeof serverUser>;

interface Server {
  urlOf(database: string): string;
  /** Ends the server and removes its folder, after a last look at its data. */
  stop(before?: (data: string) => void): Promise<void>;
}

async function startServer(programs: string, makeData: (data: string, user: User) => void): Promise<Server> {
  const folder = mkdtempSync(path.join(tmpdir(), 'eh-pg-'));
  const user = serverUser();
  chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o700);
  const data = path.join(folder, 'data');
  makeData(data, user);
  const args = ['-D', data, ...settingsOf(folder).flatMap((setting) => ['-c', setting])];
  const server = spawn(path.join(programs, 'postgres'), args, { ...user, cwd: folder, stdio: 'ignore' });
  const removeFolder = (): void => {
    server.kill('SIGQUIT');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', removeFolder);
  const urlOf = (database: string): string =>
    `postgresql://postgres@localhost/${database}?host=${encodeURIComponent(folder)}`;
  await waitUntilUp(urlOf('postgres'), server);
  return {
    urlOf,
    stop: async (before = () => undefined) => {
      process.off('exit', removeFolder);
      const gone = new Promise((resolve) => server.once('close', resolve));
      server.kill('SIGINT');
      await gone;
      before(data);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What an acknowledged write costs on a disk is nothing that these tests look at; servers here never lose power. */
const settingsOf = (folder: string): readonly string[] => [
  'fsync=off',
  'full_page_writes=off',
  'synchronous_commit=off',
  'listen_addresses=',
  'max_connections=60',
  `unix_socket_directories=${folder}`,
];

/** PostgreSQL refuses to run as root: then it runs as the user `postgres` or, without one, as `nobody`. */
function serverUser(): { readonly uid: number; readonly gid: number } {
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  if (uid !== 0) return { uid, gid };
  for (const name of ['postgres', 'nobody']) {
    try {
      const idOf = (flag: string): number => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }));
      return { uid: idOf('-u'), gid: idOf('-g') };
    } catch {
      continue;
    }
  }
  throw new Error('no user but root to run PostgreSQL as');
}

async function waitUntilUp(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 1500; attempt++) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with ${server.exitCode}`);
    try {
      await runSql(url, 'SELECT 1');
      return;
    } catch {
      await delay(20);
    }
  }
  throw new Error('PostgreSQL did not start within 30 seconds');
}

/** Runs SQL on a connection of its own. */
export async function runSql(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
