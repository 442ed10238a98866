import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/open.js';
import { temporaryFolders } from './databases.js';

const folders = temporaryFolders();

/** Starts the writer and kills it as soon as it has acknowledged this many rows. */
async function killAfter(dataFolder: string, rows: number): Promise<number> {
  const writer = spawn(process.execPath, ['tests/integration/storeWriter.mjs', dataFolder]);
  let acknowledged = 0;
  createInterface({ input: writer.stdout }).on('line', () => {
    if (++acknowledged === rows) writer.kill('SIGKILL');
  });
  const [, signal] = (await once(writer, 'close')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  return acknowledged;
}

it.each([1, 120])(
  'the embedded database keeps every acknowledged row when the process is killed after %i rows',
  async (rows) => {
    const dataFolder = folders.make();
    const acknowledged = await killAfter(dataFolder, rows);
    expect(acknowledged).toBeGreaterThanOrEqual(rows);
    const opened = await openStore({ dataFolder });
    if (!opened.ok) throw new Error(opened.error.code);
    for (let n = 0; n < acknowledged; n++) {
      const kept = await opened.value.loadRuleSet(n.toString(16).padStart(64, '0'));
      expect(kept?.content).toBe(`{"n":${n}}`);
    }
    await opened.value.close();
  },
  180_000,
);
