import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolders } from './databases.js';

const folders = temporaryFolders();
const environment = { ...process.env };
delete environment['DATABASE_URL'];

function drift(...more: readonly string[]): { readonly status: number | null; readonly output: string } {
  const args = ['scripts/prisma.mjs', 'drift', ...more];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    env: environment,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

it('schema and migrations agree', () => {
  const { status, output } = drift();
  expect(output).toContain('No difference detected');
  expect(status).toBe(0);
}, 180_000);

it('a column that only the schema knows is found', () => {
  const schema = readFileSync('prisma/schema.prisma', 'utf8');
  const drifted = schema.replace('model Enterprise {', 'model Enterprise {\n  plantedColumn Int?');
  expect(drifted).not.toBe(schema);
  const file = path.join(folders.make(), 'schema.prisma');
  writeFileSync(file, drifted);
  const { status, output } = drift('--to-schema', file);
  expect(output).toContain('plantedColumn');
  expect(status).toBe(2);
}, 180_000);
