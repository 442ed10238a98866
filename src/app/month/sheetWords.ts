import type { Language } from '../../messages/texts.js';

interface SheetWords {
  readonly list: string;
  readonly teams: string;
  readonly quotas: string;
  readonly check: string;
  readonly random: string;
  readonly certainty: string;
  readonly campaign: string;
  readonly attempt: string;
  readonly commitment: string;
  readonly shortCode: string;
  readonly seed: string;
  readonly listHeaders: readonly string[];
  readonly teamHeaders: readonly string[];
  readonly quotaHeaders: readonly string[];
  readonly checkHeaders: readonly string[];
  readonly howToCheck: readonly (readonly [string, string])[];
}

/** Words of the planner's workbook. */
export const sheetWords: Readonly<Record<Language, SheetWords>> = {
  zh: {
    list: '检查名单',
    teams: '检查组',
    quotas: '抽取数量',
    check: '如何核验',
    random: '随机抽取',
    certainty: '必查',
    campaign: '抽查任务',
    attempt: '第几次抽取：',
    commitment: '承诺（抽取前公布）',
    shortCode: '承诺短码',
    seed: '种子',
    listHeaders: [
      '检查日期',
      '组长',
      '组员',
      '检查对象',
      '统一代码',
      '产生方式',
      '等级',
      '风险分',
      '入样概率',
      '风险依据',
    ],
    teamHeaders: ['编号', '姓名', '中队', '检查次数', '任组长次数'],
    quotaHeaders: ['层', '抽样框内', '期望数', '抽取数', '入样概率', '备选数'],
    checkHeaders: ['项目', '内容'],
    howToCheck: [
      ['核验命令', 'npx evenhand verify bundle.zip'],
      [
        '核验内容',
        '仅凭 bundle.zip 重新计算风险分、抽样框、承诺、种子、签号、名单、检查组和日期，逐项比对。',
      ],
      ['核对承诺', '请将上面的承诺与抽取前公布的承诺核对：两者必须相同。'],
    ],
  },
  en: {
    list: 'List',
    teams: 'Teams',
    quotas: 'Quotas',
    check: 'How to check',
    random: 'random',
    certainty: 'certainty',
    campaign: 'Campaign',
    attempt: 'attempt',
    commitment: 'Commitment (published before the draw)',
    shortCode: 'Short code of the commitment',
    seed: 'Seed',
    listHeaders: [
      'Date',
      'Lead',
      'Members',
      'Enterprise',
      'Id',
      'Ground',
      'Tier',
      'Score',
      'Probability',
      'Reasons',
    ],
    teamHeaders: ['Id', 'Name', 'Group', 'Visits', 'As lead'],
    quotaHeaders: ['Stratum', 'Population', 'Expected number', 'Drawn', 'Probability', 'Reserves'],
    checkHeaders: ['What', 'Value'],
    howToCheck: [
      ['Command', 'npx evenhand verify bundle.zip'],
      [
        'What it does',
        'Computes scores, frame, commitment, seed, tickets, targets, teams and dates again from bundle.zip alone and compares them.',
      ],
      ['Compare', 'The commitment above must be the one that was published before the draw.'],
    ],
  },
};
