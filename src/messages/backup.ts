import type { BackupReasons } from '../app/backup/reasons.js';
import type { Texts } from './texts.js';

export const backupTexts: Texts<BackupReasons> = {
  'backup.incomplete': {
    zh: ({ file }) => `备份 ${file} 不完整，没有清单：可能在写入时中断`,
    en: ({ file }) => `the backup ${file} has no manifest: it was cut off while being written`,
  },
  'backup.not-a-backup': {
    zh: ({ file, detail }) => `${file} 不是可读的备份（${detail}）`,
    en: ({ file, detail }) => `${file} is not a readable backup (${detail})`,
  },
  'backup.damaged': {
    zh: ({ file, part }) => `备份 ${file} 已损坏：${part} 与清单不符，未恢复任何内容`,
    en: ({ file, part }) =>
      `the backup ${file} is damaged: ${part} differs from the manifest; nothing was restored`,
  },
  'backup.newer': {
    zh: ({ migrations }) => `备份由更新版本的程序制作（${migrations.join('、')}），请升级程序`,
    en: ({ migrations }) =>
      `the backup was made by a later version of the program (${migrations.join(', ')}); update the program`,
  },
  'backup.not-empty': {
    zh: ({ table }) => `数据库不是空的（表 ${table} 有数据）；恢复只能写入空数据库`,
    en: ({ table }) =>
      `the database is not empty (table ${table} has rows); a backup goes into an empty one only`,
  },
  'backup.needs-new-database': {
    zh: ({ migration }) => `数据库结构与备份的版本不同（${migration}），请使用全新的数据库或数据目录`,
    en: ({ migration }) =>
      `the database has the schema of another version (${migration}); use an entirely new database or data folder`,
  },
  'backup.differs': {
    zh: ({ table }) => `恢复后的表 ${table} 与备份不一致，未保留任何内容`,
    en: ({ table }) => `the restored table ${table} differs from the backup; nothing was kept`,
  },
  'backup.refused': {
    zh: ({ detail }) => `数据库拒绝了备份的内容，未保留任何内容：${detail}`,
    en: ({ detail }) => `the database refused what the backup holds, and nothing was kept: ${detail}`,
  },
};
