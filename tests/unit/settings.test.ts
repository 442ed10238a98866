import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/app/settings/readSettings.js';
import { settingsTable } from '../../src/app/settings/settingsTable.js';
import { describeProblem } from '../../src/messages/registry.js';

const KEY = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';

function codes(environment: Record<string, string>): string[] {
  const read = readSettings(environment);
  return read.ok ? [] : read.error.map(({ code, params }) => `${code} ${params.name}`);
}

describe('settings of the environment', () => {
  it('an empty environment is the embedded database, served to this machine', () => {
    expect(readSettings({ HOME: '/root', EVENHAND_PORT: ' ' })).toEqual({
      ok: true,
      value: {
        ...{ databaseUrl: undefined, dataFolder: 'data', host: '127.0.0.1', port: 3000, metricsPort: null },
        ...{
          logLevel: 'info',
          secretKey: null,
          trustProxy: false,
          pool: 10,
          workers: 1,
        },
        ...{ jobLeaseSeconds: 30, graceSeconds: 20, exportRows: 5_000, exportHours: 24 },
      },
    });
  });

  it('reads every setting', () => {
    const environment = {
      ...{
        DATABASE_URL: 'postgresql://h/d',
        EVENHAND_DATA: 'd',
        EVENHAND_HOST: '0.0.0.0',
        EVENHAND_PORT: '80',
      },
      ...{
        EVENHAND_METRICS_PORT: '9100',
        EVENHAND_LOG_LEVEL: 'debug',
        EVENHAND_SECRET_KEY: KEY.toUpperCase(),
      },
      ...{ EVENHAND_TRUST_PROXY: 'true', EVENHAND_POOL: '3' },
      ...{ EVENHAND_WORKERS: '0', EVENHAND_JOB_LEASE: '9', EVENHAND_GRACE: '5' },
      ...{ EVENHAND_EXPORT_ROWS: '10', EVENHAND_EXPORT_HOURS: '2' },
    };
    expect(readSettings(environment)).toEqual({
      ok: true,
      value: {
        ...{ databaseUrl: 'postgresql://h/d', dataFolder: 'd', host: '0.0.0.0', port: 80, metricsPort: 9100 },
        ...{
          logLevel: 'debug',
          secretKey: KEY,
          trustProxy: true,
          pool: 3,
          workers: 0,
        },
        ...{ jobLeaseSeconds: 9, graceSeconds: 5, exportRows: 10, exportHours: 2 },
      },
    });
  });

  it('tells everything that is wrong at once', () => {
    const environment = {
      ...{
        DATABASE_URL: 'mysql://h',
        EVENHAND_PORT: '65536',
        EVENHAND_LOG_LEVEL: 'loud',
      },
      ...{ EVENHAND_SECRET_KEY: '0'.repeat(64), EVENHAND_PROT: '3000', EVENHAND_POOL: '0' },
    };
    expect(codes(environment).sort()).toEqual([
      'settings.bad-value DATABASE_URL',
      'settings.bad-value EVENHAND_LOG_LEVEL',
      'settings.bad-value EVENHAND_POOL',
      'settings.bad-value EVENHAND_PORT',
      'settings.unknown-name EVENHAND_PROT',
      'settings.weak-key EVENHAND_SECRET_KEY',
    ]);
  });

  it('a misspelt name is told with the one that was meant, and no value is ever repeated', () => {
    const read = readSettings({ EVENHAND_SECRET_KEYS: KEY, EVENHAND_SECRET_KEY: 'hunter2' });
    const words = read.ok ? '' : read.error.map((problem) => describeProblem(problem, 'en')).join('\n');
    expect(words).toContain('did you mean EVENHAND_SECRET_KEY?');
    expect(words).not.toContain(KEY);
    expect(words).not.toContain('hunter2');
  });

  it('the documented table is the schema', () => {
    const normal = (table: string): string => table.replaceAll(/ {2,}/g, ' ').replaceAll(/-{3,}/g, '---');
    expect(normal(readFileSync('docs/deploy.md', 'utf8'))).toContain(normal(settingsTable()));
  });
});
