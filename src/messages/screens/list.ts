import type { ScreenTexts } from './screenTexts.js';

/** The list that a draw made. */
export const listTexts = {
  title: { zh: '本月名单', en: 'Monthly list' },
  none: { zh: '还没有名单', en: 'No list has been made yet' },
  targets: { zh: '检查对象', en: 'Targets' },
  random: { zh: '随机抽取', en: 'Drawn at random' },
  certainty: { zh: '必查', en: 'Certain' },
  commitment: { zh: '承诺短码', en: 'Short code' },
  bundle: { zh: '下载核验文件包', en: 'Download the bundle' },
  print: { zh: '打印', en: 'Print' },
  find: { zh: '查找名称、代码或人员', en: 'Find a name, an id or a person' },
  date: { zh: '日期', en: 'Date' },
  name: { zh: '检查对象', en: 'Enterprise' },
  ground: { zh: '产生方式', en: 'How it came' },
  tier: { zh: '等级', en: 'Tier' },
  score: { zh: '风险分', en: 'Score' },
  reasons: { zh: '风险依据', en: 'Reasons' },
  lead: { zh: '组长', en: 'Lead' },
  members: { zh: '组员', en: 'Members' },
  pi: { zh: '入样概率', en: 'Probability' },
  shown: {
    zh: (count: number, of: number) => `共 ${of} 户，当前显示 ${count} 户`,
    en: (count: number, of: number) => `${count} of ${of}`,
  },
} satisfies ScreenTexts;
