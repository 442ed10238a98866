// `npm run check`: types, lint, format, unused code, and schema against migrations.
import { ensureBuilt, run, start, tool } from './steps.mjs';

start(async () => {
  await ensureBuilt();
  const node = process.execPath;
  await run('Types', node, [tool('typescript/bin/tsc'), '-p', 'tsconfig.json']);
  await run('Types of the screens', node, [tool('typescript/bin/tsc'), '-p', 'tsconfig.web.json']);
  await run('Lint', node, [tool('eslint/bin/eslint.js'), '.', '--max-warnings=0']);
  await run('Format', node, [tool('prettier/bin/prettier.cjs'), '--check', '.', '--log-level=warn']);
  await run('Unused code', node, [tool('knip/bin/knip.js'), '--no-progress']);
  await run('Schema and migrations agree', node, ['scripts/prisma.mjs', 'drift']);
});
