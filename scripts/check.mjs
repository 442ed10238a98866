// `npm run check`: types, lint, format, unused code, and schema against migrations; the long lint beside all others.
import { ensureBuilt, run, start, tool } from './steps.mjs';

const beside = { beside: true };

start(async () => {
  await ensureBuilt();
  await Promise.all([lint(), others()]);
});

const lint = () =>
  run('Lint', process.execPath, [tool('eslint/bin/eslint.js'), '.', '--max-warnings=0'], beside);

async function others() {
  const node = process.execPath;
  await run('Types', node, [tool('typescript/bin/tsc'), '-p', 'tsconfig.json'], beside);
  await run('Types of the screens', node, [tool('typescript/bin/tsc'), '-p', 'tsconfig.web.json'], beside);
  await run('Format', node, [tool('prettier/bin/prettier.cjs'), '--check', '.', '--log-level=warn'], beside);
  await run('Unused code', node, [tool('knip/bin/knip.js'), '--no-progress'], beside);
  await run('Schema and migrations agree', node, ['scripts/prisma.mjs', 'drift'], beside);
}
