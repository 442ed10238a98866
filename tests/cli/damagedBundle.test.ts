import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { writeBundle } from '../../src/core/replay/writeBundle.js';
import { nodeHash } from '../../src/crypto/nodeHash.js';
import { packZip } from '../../src/documents/zip.js';
import { madeSmallMonth } from '../fixtures/smallBundle.js';
import { runCli } from './runCli.js';

vi.setConfig({ testTimeout: 240_000 });
const verifier = path.resolve(import.meta.dirname, '../../docs/verify/verify.py');
let folder: string;
let bundle: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'evenhand-damaged-'));
  bundle = Buffer.from(packZip(writeBundle(nodeHash, (await madeSmallMonth()).content)));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Where the packed data of a file start: behind its local header, which ends with its name. */
const dataAt = (name: string): number => bundle.indexOf(name) + name.length;

/** Declares another checksum of the roster, in its local header and in the directory. */
function otherChecksum(zip: Buffer): Buffer {
  for (const at of [zip.indexOf('roster.jsonl') - 16, zip.lastIndexOf('roster.jsonl') - 30])
    zip.writeUInt32LE((zip.readUInt32LE(at) ^ 1) >>> 0, at);
  return zip;
}

const DAMAGES: readonly (readonly [string, (zip: Buffer) => Buffer, string])[] = [
  [
    'packed data that cannot be unpacked',
    (zip) => zip.fill(0xff, dataAt('frame.jsonl'), dataAt('frame.jsonl') + 40),
    'zip.damaged',
  ],
  ['a file that unpacks to something else than its checksum says', otherChecksum, 'zip.wrong-checksum'],
  ['a zip that ends in the middle', (zip) => zip.subarray(0, zip.length >> 1), 'zip.no-directory'],
];

it.each(DAMAGES)('%s: both verifiers name it and end with code 2', async (_, damage, code) => {
  const file = path.join(folder, 'bundle.zip');
  await writeFile(file, damage(Buffer.from(bundle)));
  const run = await runCli(['verify', file, '--json']);
  expect(run.stdout).toContain(code);
  expect(run.code).toBe(2);
  const python = spawnSync('python3', [verifier, file], { encoding: 'utf8' });
  expect(python.stdout).toContain('cannot be read');
  expect(python.status).toBe(2);
});

it('a sound bundle passes both, from the same bytes', async () => {
  const file = path.join(folder, 'bundle.zip');
  await writeFile(file, bundle);
  expect((await runCli(['verify', file])).code).toBe(0);
  expect(spawnSync('python3', [verifier, file]).status).toBe(0);
  expect((await readFile(file)).equals(bundle)).toBe(true);
});
