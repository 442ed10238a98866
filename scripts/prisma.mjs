// The Prisma command line without its native engine: `node scripts/prisma.mjs generate | validate | format`.
// Prisma looks for a schema engine, and downloads one when there is none, before every command; these three
// never talk to it, so that any existing program satisfies the look.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * @param {readonly string[]} args
 * @returns {Promise<number>} the exit code
 */
function prisma(args) {
  const child = spawn(process.execPath, [path.join(root, 'node_modules/prisma/build/index.js'), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve(code ?? 1);
    });
  });
}

process.exitCode = await prisma(process.argv.slice(2));
