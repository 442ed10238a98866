import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');

it('docs/schemas holds the schemas that the program reads records with', () => {
  execFileSync(process.execPath, ['scripts/schemas.mjs', '--check'], { cwd: root });
  expect(readdirSync(path.join(root, 'docs/schemas'))).toEqual(
    expect.arrayContaining(['commitment-v1.json', 'draw-record-v1.json', 'opening-v1.json', 'plan-v1.json']),
  );
});
