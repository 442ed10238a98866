// The Prisma command line without its native engine: `node scripts/prisma.mjs <any Prisma command>`, and
// `node scripts/prisma.mjs drift`, which ends with 0 when schema and migrations agree and with 2 when they do not.
// Prisma looks for a schema engine before every command, and downloads one when there is none. Here it finds
// prisma-engine.mjs, or, for commands that never talk to an engine, just an existing program.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const WITHOUT_ENGINE = ['generate', 'validate', 'format', 'version'];
const DRIFT = [
  'migrate',
  'diff',
  '--from-migrations',
  'prisma/migrations',
  '--to-schema',
  'prisma/schema.prisma',
];

const given = process.argv.slice(2);
const args = given[0] === 'drift' ? [...DRIFT, '--exit-code', ...given.slice(1)] : given;
const engine = WITHOUT_ENGINE.includes(args[0] ?? '')
  ? process.execPath
  : path.join(root, 'scripts/prisma-engine.mjs');

const child = spawn(process.execPath, [path.join(root, 'node_modules/prisma/build/index.js'), ...args], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_SCHEMA_ENGINE_BINARY: engine },
});
child.once('close', (code) => {
  process.exitCode = code ?? 1;
});
