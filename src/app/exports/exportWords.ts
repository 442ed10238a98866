import type { Language } from '../../messages/texts.js';

type Table = Readonly<Record<string, readonly [zh: string, en: string]>>;

/** Closed lists in the words that people know, as templates of imports offer them. */
const TABLES = {
  status: { active: ['存续', 'active'], suspended: ['停业', 'suspended'], closed: ['注销', 'closed'] },
  hazardClass: { 1: ['高', 'high'], 2: ['中', 'medium'], 3: ['低', 'low'] },
  record: {
    inspection: ['检查', 'inspection'],
    violation: ['违法', 'violation'],
    complaint: ['投诉', 'complaint'],
    accident: ['事故', 'accident'],
    rectification: ['整改', 'rectification'],
    selfInspection: ['自查', 'self-inspection'],
    observation: ['观察', 'observation'],
  },
  inspector: {
    officer: ['执法人员', 'officer'],
    assistant: ['协管员', 'assistant'],
    expert: ['专家', 'expert'],
    intermediary: ['中介机构人员', 'intermediary'],
  },
  ground: {
    relation: ['亲属或利害关系', 'relation'],
    formerEmployment: ['曾任职', 'former employment'],
    requestGranted: ['申请获准', 'request granted'],
    other: ['其他', 'other'],
  },
  item: { general: ['一般', 'general'], key: ['重点', 'key'] },
  campaign: {
    draft: ['草稿', 'draft'],
    approved: ['已审批', 'approved'],
    committed: ['已承诺', 'committed'],
    drawn: ['已抽取', 'drawn'],
    paired: ['已派组', 'paired'],
    issued: ['已下发', 'issued'],
    inProgress: ['检查中', 'in progress'],
    closed: ['已结束', 'closed'],
    opened: ['已公开', 'opened'],
  },
  campaignKind: { production: ['正式', 'production'], rehearsal: ['演练', 'rehearsal'] },
  target: { random: ['随机', 'random'], certainty: ['必查', 'certainty'] },
  role: {
    administrator: ['管理员', 'administrator'],
    planner: ['计划员', 'planner'],
    supervisor: ['监督员', 'supervisor'],
    officer: ['执法人员', 'officer'],
    leader: ['领导', 'leader'],
    auditor: ['审计员', 'auditor'],
  },
  answer: { true: ['是', 'yes'], false: ['否', 'no'] },
} as const satisfies Readonly<Record<string, Table>>;

/** A word of a closed list in the reader's language; a word that is not on the list as it is. */
export function word(
  table: keyof typeof TABLES,
  value: string | number | boolean | null,
  language: Language,
): string | null {
  if (value === null) return null;
  const words = (TABLES[table] as Table)[String(value)];
  if (words === undefined) return String(value);
  return words[language === 'zh' ? 0 : 1];
}
