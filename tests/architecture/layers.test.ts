import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const rules = createRequire(import.meta.url)(path.join(root, '.dependency-cruiser.cjs')) as {
  forbidden: { name: string }[];
  options: ICruiseOptions;
};

async function check(folder: string, baseDir: string): Promise<ICruiseResult> {
  const tsConfig = extractTSConfig(path.join(root, 'tsconfig.json'));
  const options = { ...rules.options, baseDir, ruleSet: { forbidden: rules.forbidden }, validate: true };
  const { output } = await cruise([folder], options as ICruiseOptions, undefined, { tsConfig });
  if (typeof output === 'string') throw new TypeError('expected a structured report');
  return output;
}

const broken = (report: ICruiseResult): string[] =>
  report.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);

describe('the layer rule', () => {
  it('holds for the whole source tree, which the tool really reads', async () => {
    const report = await check('src', root);
    expect(report.summary.totalCruised).toBeGreaterThan(150);
    expect(report.summary.totalDependenciesCruised).toBeGreaterThan(150);
    expect(broken(report)).toEqual([]);
  });

  it('catches planted violations: core on node:, core on app, kernel on sampling, app on store', async () => {
    const report = await check('src', path.join(import.meta.dirname, 'planted'));
    const names = new Set(report.summary.violations.map(({ rule }) => rule.name));
    expect([...names].sort()).toEqual(
      expect.arrayContaining([
        'app-knows-core-and-messages',
        'core-is-closed',
        'core-sampling-only-kernel',
        'kernel-knows-nobody',
        'no-circular',
      ]),
    );
  });
});
