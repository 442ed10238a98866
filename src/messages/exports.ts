import type { ExportReasons } from '../app/exports/reasons.js';
import type { Texts } from './texts.js';

export const exportTexts: Texts<ExportReasons> = {
  'exports.requester-gone': {
    zh: ({ person }) => `提交导出的用户“${person}”已不存在或已停用`,
    en: ({ person }) => `${person}, who asked for the file, is no longer a user of the service`,
  },
  'exports.no-file': {
    zh: ({ job }) => `作业 ${job} 没有可下载的文件：尚未完成、已过期，或不是您提交的`,
    en: ({ job }) => `the job ${job} has no file for you: it is not done, has expired, or is somebody else’s`,
  },
};
