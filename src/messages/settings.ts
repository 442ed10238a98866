import type { SettingsReasons } from '../app/settings/reasons.js';
import type { Texts } from './texts.js';

export const settingsTexts: Texts<SettingsReasons> = {
  'settings.bad-value': {
    zh: ({ name, expected }) => `环境变量 ${name} 的值不符合要求（应符合 ${expected}）`,
    en: ({ name, expected }) => `the environment variable ${name} has a value that does not fit ${expected}`,
  },
  'settings.unknown-name': {
    zh: ({ name, nearest }) => `环境变量 ${name} 不存在，是否应为 ${nearest}？`,
    en: ({ name, nearest }) => `there is no setting ${name}; did you mean ${nearest}?`,
  },
  'settings.needs-postgres': {
    zh: ({ name }) => `单独的作业进程需要 PostgreSQL，请设置 ${name}；内嵌数据库的作业由服务进程自己执行`,
    en: ({ name }) =>
      `a worker process of its own needs PostgreSQL: set ${name}; with the embedded database the service does the work itself`,
  },
  'settings.weak-key': {
    zh: ({ name }) => `环境变量 ${name} 不是随机密钥，请用 openssl rand -hex 32 生成`,
    en: ({ name }) => `the environment variable ${name} is no random key; make one with openssl rand -hex 32`,
  },
};
