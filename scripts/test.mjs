// `npm test`: installs what is missing, then every check and every test. Arguments go to the test runner.
import { ensureBuilt, run, start, tool } from './steps.mjs';

start(async () => {
  const filters = process.argv.slice(2);
  await ensureBuilt();
  if (filters.length === 0) await run('Checks', process.execPath, ['scripts/check.mjs'], { show: true });
  await run('Tests', process.execPath, [tool('vitest/vitest.mjs'), 'run', ...filters], { show: true });
});
