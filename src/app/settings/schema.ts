import Type, { type Static } from 'typebox';

/** A setting's form, and what it is for in both languages. */
interface Described {
  readonly zh: string;
  readonly en: string;
  /** The value without the setting; none where it is optional or derived. */
  readonly default?: string;
  /** Never shown or logged. */
  readonly secret?: boolean;
}

const port = { pattern: '^(0|[1-9][0-9]{0,4})$' };
const whole = { pattern: '^[1-9][0-9]{0,8}$' };

const text = (form: object, description: Described) =>
  Type.Optional(Type.String({ minLength: 1, ...form, description: description.en, ...description }));

const choice = (values: readonly [string, string, ...string[]], description: Described) =>
  Type.Optional(
    Type.String({
      enum: [...values],
      pattern: `^(${values.join('|')})$`,
      description: description.en,
      ...description,
    }),
  );

/** The environment of the service: names, forms, defaults and meanings. `docs/deploy.md` shows it as a table. */
export const SettingsSchema = Type.Object({
  DATABASE_URL: text(
    { pattern: '^postgres(ql)?://' },
    {
      zh: 'PostgreSQL 连接串；不设则使用数据目录中的内嵌数据库',
      en: 'connection string of PostgreSQL; without it the embedded database in the data folder is used',
      secret: true,
    },
  ),
  EVENHAND_DATA: text(
    {},
    { zh: '内嵌数据库的数据目录', en: 'folder of the embedded database', default: 'data' },
  ),
  EVENHAND_HOST: text(
    {},
    {
      zh: '监听地址；默认只接受本机连接',
      en: 'address to listen on; by default this machine only',
      default: '127.0.0.1',
    },
  ),
  EVENHAND_PORT: text(port, { zh: '监听端口', en: 'port to listen on', default: '3000' }),
  EVENHAND_METRICS_PORT: text(port, {
    zh: '指标端口，只在本机 127.0.0.1 开放；不设则不提供指标',
    en: 'port for metrics, on 127.0.0.1 only; without it there are none',
  }),
  EVENHAND_LOG_LEVEL: choice(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
    zh: '日志级别',
    en: 'least level that is logged',
    default: 'info',
  }),
  EVENHAND_SECRET_KEY: text(
    { pattern: '^[0-9a-fA-F]{64}$' },
    {
      zh: '32 字节十六进制密钥，用于加密保存的秘密；须与备份分开保管',
      en: '32 bytes in hex that encrypt kept secrets; to be kept apart from backups',
      secret: true,
    },
  ),
  EVENHAND_TRUST_PROXY: choice(['true', 'false'], {
    zh: '是否信任前置代理的转发头',
    en: 'whether to believe the forwarding headers of a proxy in front',
    default: 'false',
  }),
  EVENHAND_POOL: text(whole, {
    zh: '每个进程的 PostgreSQL 连接数；内嵌数据库固定为 1',
    en: 'connections of a process to PostgreSQL; the embedded database has one',
    default: '10',
  }),
  EVENHAND_WORKERS: text(port, {
    zh: '每个进程同时执行的作业数；0 表示本进程不执行作业',
    en: 'jobs that a process works on at the same time; 0 leaves them to other processes',
    default: '1',
  }),
  EVENHAND_JOB_LEASE: text(whole, {
    zh: '执行作业的进程失联多少秒后由其他进程接手',
    en: 'seconds of silence after which the jobs of a process go to others',
    default: '30',
  }),
  EVENHAND_EXPORT_ROWS: text(whole, {
    zh: '导出不超过多少行时直接返回文件；更多时作为后台作业',
    en: 'rows up to which a list is answered as a file at once; longer ones become jobs',
    default: '5000',
  }),
  EVENHAND_EXPORT_HOURS: text(whole, {
    zh: '后台导出的文件保留的小时数',
    en: 'hours for which the file of an export job is kept',
    default: '24',
  }),
  EVENHAND_GRACE: text(whole, {
    zh: '停止时等待进行中的请求和作业的秒数',
    en: 'seconds that running requests and jobs are given at the end',
    default: '20',
  }),
});
export type RawSettings = Static<typeof SettingsSchema>;
export type SettingName = keyof RawSettings;

export const SETTING_NAMES = Object.keys(SettingsSchema.properties) as readonly SettingName[];

export const describedSetting = (name: SettingName): Described =>
  SettingsSchema.properties[name] as unknown as Described;
