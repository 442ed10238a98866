import type { StoredKind, StoreReasons } from '../app/ports/storeReasons.js';
import type { Texts } from './texts.js';

const KINDS: Readonly<Record<StoredKind, { zh: string; en: string }>> = {
  enterprise: { zh: '检查对象', en: 'enterprise' },
  record: { zh: '历史记录', en: 'record' },
  inspector: { zh: '执法检查人员', en: 'inspector' },
  organisation: { zh: '机构', en: 'organisation' },
};

const folderTexts: Texts<
  Pick<StoreReasons, 'store.folder-in-use' | 'store.folder-in-use-elsewhere' | 'store.folder-unusable'>
> = {
  'store.folder-in-use': {
    zh: ({ folder, pid }) => `数据目录 ${folder} 正被进程 ${pid} 使用，请先结束该进程，或改用其他数据目录`,
    en: ({ folder, pid }) =>
      `the data folder ${folder} is in use by process ${pid}; end that process first, or use another data folder`,
  },
  'store.folder-in-use-elsewhere': {
    zh: ({ folder, host, pid, lock }) =>
      `数据目录 ${folder} 被主机 ${host} 上的进程 ${pid} 占用；若该进程确已不存在，请删除文件 ${lock}`,
    en: ({ folder, host, pid, lock }) =>
      `the data folder ${folder} is taken by process ${pid} of machine ${host}; if that process is surely gone, delete ${lock}`,
  },
  'store.folder-unusable': {
    zh: ({ folder, detail }) => `数据目录 ${folder} 无法使用：${detail}`,
    en: ({ folder, detail }) => `the data folder ${folder} cannot be used: ${detail}`,
  },
};

const schemaTexts: Texts<
  Pick<
    StoreReasons,
    | 'store.unreachable'
    | 'store.embedded-ended'
    | 'store.migration-changed'
    | 'store.migration-unfinished'
    | 'store.migration-refused'
    | 'store.database-newer'
  >
> = {
  'store.unreachable': {
    zh: ({ detail }) => `无法连接数据库：${detail}`,
    en: ({ detail }) => `cannot connect to the database: ${detail}`,
  },
  'store.embedded-ended': {
    zh: ({ detail }) => `内嵌数据库意外终止（${detail}），服务随之结束；已确认的数据不受影响，请重新启动`,
    en: ({ detail }) =>
      `the embedded database ended by itself (${detail}), and the service with it; what was acknowledged is kept: start again`,
  },
  'store.migration-changed': {
    zh: ({ migration }) => `数据库升级脚本 ${migration} 与已执行的版本不一致，请恢复原文件`,
    en: ({ migration }) =>
      `the migration ${migration} differs from what was applied; restore the original file`,
  },
  'store.migration-unfinished': {
    zh: ({ migration }) => `数据库升级 ${migration} 未完成，需先人工处理`,
    en: ({ migration }) =>
      `the migration ${migration} was left unfinished; it must be resolved by hand first`,
  },
  'store.migration-refused': {
    zh: ({ migration, detail }) => `数据库升级 ${migration} 失败，数据库保持原状：${detail}`,
    en: ({ migration, detail }) => `the migration ${migration} failed and changed nothing: ${detail}`,
  },
  'store.database-newer': {
    zh: ({ migrations }) => `数据库由更新版本的程序建立（${migrations.join('、')}），请升级程序`,
    en: ({ migrations }) =>
      `the database was made by a later version of the program (${migrations.join(', ')}); update the program`,
  },
};

const rowTexts: Texts<
  Pick<
    StoreReasons,
    'store.duplicate-id' | 'store.unstorable-text' | 'store.value-refused' | 'store.unknown-parent'
  >
> = {
  'store.duplicate-id': {
    zh: ({ kind, id }) => `${KINDS[kind].zh}编号“${id}”重复`,
    en: ({ kind, id }) => `the ${KINDS[kind].en} id "${id}" occurs more than once`,
  },
  'store.unstorable-text': {
    zh: ({ kind, id }) => `${KINDS[kind].zh}“${id}”含有数据库无法保存的字符（空字符或残缺字符）`,
    en: ({ kind, id }) =>
      `the ${KINDS[kind].en} "${id}" holds a character that a database cannot keep (NUL or a lone surrogate)`,
  },
  'store.value-refused': {
    zh: ({ detail }) => `数据库拒绝了一个值，未保存任何内容：${detail}`,
    en: ({ detail }) => `the database refused a value, and nothing was saved: ${detail}`,
  },
  'store.unknown-parent': {
    zh: ({ code, parent }) => `机构 ${code} 的上级 ${parent} 不在上一级机构之中`,
    en: ({ code, parent }) => `the organisation ${code} hangs on ${parent}, which is not of the level above`,
  },
};

const writeTexts: Texts<
  Pick<
    StoreReasons,
    'store.bad-cursor' | 'store.changed-meanwhile' | 'store.not-found' | 'store.already-there'
  >
> = {
  'store.bad-cursor': {
    zh: () => '翻页标记无效，请从第一页重新查询',
    en: () => 'the page mark is not one of this list; start again from the first page',
  },
  'store.changed-meanwhile': {
    zh: ({ id }) => `“${id}”已被他人修改，请刷新后再保存`,
    en: ({ id }) => `"${id}" was changed by somebody else; read it again before saving`,
  },
  'store.not-found': {
    zh: ({ id }) => `没有找到“${id}”`,
    en: ({ id }) => `there is no "${id}"`,
  },
  'store.already-there': {
    zh: ({ id }) => `“${id}”已经存在`,
    en: ({ id }) => `"${id}" exists already`,
  },
};

const campaignTexts: Texts<
  Omit<
    StoreReasons,
    keyof typeof folderTexts | keyof typeof schemaTexts | keyof typeof rowTexts | keyof typeof writeTexts
  >
> = {
  'store.unknown-campaign': {
    zh: ({ campaign }) => `没有抽查任务 ${campaign}`,
    en: ({ campaign }) => `there is no campaign ${campaign}`,
  },
  'store.campaign-differs': {
    zh: ({ campaign }) => `抽查任务 ${campaign} 已存在，但性质或月份不同`,
    en: ({ campaign }) => `the campaign ${campaign} exists already, of another kind or month`,
  },
  'store.rule-set-differs': {
    zh: ({ name, version }) => `规则集 ${name} 的 ${version} 版已发布且内容不同，请改用新的版本号`,
    en: ({ name, version }) =>
      `version ${version} of the rule set ${name} was published with another content; give this one a new version`,
  },
  'store.step-refused': {
    zh: ({ campaign, from, to, found }) => `抽查任务 ${campaign} 现为“${found}”，不能由“${from}”转为“${to}”`,
    en: ({ campaign, from, to, found }) =>
      `the campaign ${campaign} is ${found} and cannot go from ${from} to ${to}`,
  },
  'store.commitment-live': {
    zh: ({ campaign, commitment }) =>
      `抽查任务 ${campaign} 已有有效承诺 ${commitment}；须先作废，方可重新承诺`,
    en: ({ campaign, commitment }) =>
      `the campaign ${campaign} already has the live commitment ${commitment}; only a void makes room for another`,
  },
  'store.list-differs': {
    zh: ({ campaign, commitment }) => `抽查任务 ${campaign} 的承诺 ${commitment} 已公布名单，且与此名单不同`,
    en: ({ campaign, commitment }) =>
      `a different list was already published for the commitment ${commitment} of the campaign ${campaign}`,
  },
};

export const storeTexts: Texts<StoreReasons> = {
  ...folderTexts,
  ...schemaTexts,
  ...rowTexts,
  ...writeTexts,
  ...campaignTexts,
};
