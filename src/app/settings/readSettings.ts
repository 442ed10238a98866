import { Check } from 'typebox/value';
import { err, ok, type Result } from '../../core/kernel/result.js';
import { nearestName } from './nearestName.js';
import type { SettingsProblem } from './reasons.js';
import { describedSetting, SETTING_NAMES, SettingsSchema, type SettingName } from './schema.js';

export interface Settings {
  readonly databaseUrl: string | undefined;
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  readonly metricsPort: number | null;
  readonly logLevel: string;
  readonly secretKey: string | null;
  readonly trustProxy: boolean;
  readonly pool: number;
  readonly workers: number;
  readonly jobLeaseSeconds: number;
  readonly exportRows: number;
  readonly exportHours: number;
  readonly graceSeconds: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The settings of an environment, or everything that is wrong with it. Empty values count as absent. */
export function readSettings(environment: Environment): Result<Settings, readonly SettingsProblem[]> {
  const values = new Map<SettingName, string>();
  for (const name of SETTING_NAMES) {
    const value = environment[name]?.trim() ?? '';
    if (value !== '') values.set(name, value);
  }
  const problems = [
    ...unknownNames(environment),
    ...[...values].flatMap(([name, value]) => fault(name, value)),
  ];
  return problems.length > 0 ? err(problems) : ok(settingsOf(values));
}

function settingsOf(values: ReadonlyMap<SettingName, string>): Settings {
  const given = (name: SettingName): string => values.get(name) ?? describedSetting(name).default ?? '';
  const metrics = given('EVENHAND_METRICS_PORT');
  return {
    databaseUrl: values.get('DATABASE_URL'),
    dataFolder: given('EVENHAND_DATA'),
    host: given('EVENHAND_HOST'),
    port: Number(given('EVENHAND_PORT')),
    metricsPort: metrics === '' ? null : Number(metrics),
    logLevel: given('EVENHAND_LOG_LEVEL'),
    secretKey: values.get('EVENHAND_SECRET_KEY')?.toLowerCase() ?? null,
    trustProxy: given('EVENHAND_TRUST_PROXY') === 'true',
    pool: Number(given('EVENHAND_POOL')),
    workers: Number(given('EVENHAND_WORKERS')),
    jobLeaseSeconds: Number(given('EVENHAND_JOB_LEASE')),
    exportRows: Number(given('EVENHAND_EXPORT_ROWS')),
    exportHours: Number(given('EVENHAND_EXPORT_HOURS')),
    graceSeconds: Number(given('EVENHAND_GRACE')),
  };
}

function fault(name: SettingName, value: string): SettingsProblem[] {
  const { [name]: schema } = SettingsSchema.properties;
  if (!Check(schema, value)) {
    const expected = (schema as { readonly pattern?: string }).pattern ?? '';
    return [{ code: 'settings.bad-value', params: { name, expected } }];
  }
  if (name.endsWith('PORT') && Number(value) > 65_535)
    return [{ code: 'settings.bad-value', params: { name, expected: '0–65535' } }];
  if (name === 'EVENHAND_SECRET_KEY' && new Set(value.match(/../g)).size < 8)
    return [{ code: 'settings.weak-key', params: { name } }];
  return [];
}

function unknownNames(environment: Environment): SettingsProblem[] {
  const known: readonly string[] = [...SETTING_NAMES, ...OTHER_NAMES];
  return Object.keys(environment)
    .filter((name) => name.startsWith('EVENHAND_') && !known.includes(name))
    .sort()
    .map((name) => ({
      code: 'settings.unknown-name',
      params: { name, nearest: nearestName(name, SETTING_NAMES) },
    }));
}

/** Of tests and benches, not of the service. */
const OTHER_NAMES = ['EVENHAND_CHICAGO'];
