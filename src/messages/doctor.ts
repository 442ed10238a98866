import type { CheckName, DoctorReasons } from '../app/doctor/check.js';
import type { Language, Texts } from './texts.js';

export const doctorTexts: Texts<DoctorReasons> = {
  'doctor.old-node': {
    zh: ({ found, needed }) => `Node.js ${found} 过旧，需要 ${needed} 或更新版本`,
    en: ({ found, needed }) => `Node.js ${found} is too old; ${needed} or later is needed`,
  },
  'doctor.little-space': {
    zh: ({ folder, freeMegabytes }) => `${folder} 所在磁盘仅剩 ${freeMegabytes} MB`,
    en: ({ folder, freeMegabytes }) => `the disk of ${folder} has only ${freeMegabytes} MB left`,
  },
  'doctor.open-folder': {
    zh: ({ folder, mode }) => `数据目录 ${folder} 的权限为 ${mode}，其他用户可以读取；请执行 chmod 700`,
    en: ({ folder, mode }) =>
      `the data folder ${folder} has mode ${mode}, so that others can read it; chmod 700`,
  },
  'doctor.folder-not-ours': {
    zh: ({ folder, detail }) => `数据目录 ${folder} 无法读写（${detail}）`,
    en: ({ folder, detail }) => `the data folder ${folder} cannot be read and written (${detail})`,
  },
  'doctor.migrations-behind': {
    zh: ({ migrations }) =>
      `数据库结构尚缺 ${migrations.join('、')}；执行 evenhand migrate，或启动服务时自动补上`,
    en: ({ migrations }) =>
      `the database still lacks ${migrations.join(', ')}; run evenhand migrate, or the next start applies them`,
  },
  'doctor.no-calendar': {
    zh: ({ year }) => `没有 ${year} 年的工作日历，无法安排该年的检查日期`,
    en: ({ year }) => `there is no work calendar of ${year}, so that visits of that year cannot be dated`,
  },
  'doctor.clock-off': {
    zh: ({ seconds }) => `本机时钟与数据库相差 ${seconds} 秒`,
    en: ({ seconds }) => `the clock of this machine and that of the database are ${seconds} seconds apart`,
  },
  'doctor.clock-impossible': {
    zh: ({ year }) => `本机时钟显示 ${year} 年`,
    en: ({ year }) => `the clock of this machine shows the year ${year}`,
  },
  'doctor.no-secret-key': {
    zh: () =>
      '未设置 EVENHAND_SECRET_KEY，需要加密保存的秘密（如动态口令）无法使用；用 openssl rand -hex 32 生成',
    en: () =>
      'EVENHAND_SECRET_KEY is not set: what is kept encrypted, such as one-time codes, cannot be used; make one with openssl rand -hex 32',
  },
  'doctor.owner-role': {
    zh: ({ role }) => `服务以表的所有者 ${role} 连接数据库，可以绕过不得删改的限制；请按部署文档另设角色`,
    en: ({ role }) =>
      `the service connects as ${role}, which owns the tables and could take off what protects them; give it a role of its own (see the deployment page)`,
  },
  'doctor.no-fsync': {
    zh: () => '内嵌数据库不强制写盘：进程中断不丢数据，断电可能丢；请定期备份',
    en: () =>
      'the embedded database does not force writes to disk: it survives the death of the process, not a power cut; make backups',
  },
  'doctor.chain-broken': {
    zh: ({ chain, position }) => `“${chain}”的链条在第 ${position} 条处断裂：有人改动过记录`,
    en: ({ chain, position }) =>
      `the chain of "${chain}" breaks at entry ${position}: somebody changed the record`,
  },
};

/** What each examination looks at. */
export const checkTitles: Readonly<Record<CheckName, Readonly<Record<Language, string>>>> = {
  settings: { zh: '环境变量', en: 'settings' },
  node: { zh: 'Node.js 版本', en: 'Node.js' },
  space: { zh: '磁盘空间', en: 'disk space' },
  folder: { zh: '数据目录', en: 'data folder' },
  database: { zh: '数据库', en: 'database' },
  migrations: { zh: '数据库结构', en: 'schema' },
  durability: { zh: '写盘', en: 'durability' },
  role: { zh: '数据库角色', en: 'database role' },
  calendars: { zh: '工作日历', en: 'work calendars' },
  clock: { zh: '时钟', en: 'clock' },
  secretKey: { zh: '密钥', en: 'secret key' },
  chains: { zh: '链式记录', en: 'chained records' },
};
