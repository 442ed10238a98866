import type { ListContent } from '../../app/forms/content.js';
import type { Form } from '../../app/ports/forms.js';
import { writtenDay } from '../../messages/writtenDay.js';
import type { Block } from './blocks.js';
import { sealBlock } from './parts.js';

const WORDS = {
  zh: {
    campaign: '抽查任务',
    month: '月份',
    count: '检查对象',
    code: '承诺短码',
    countOf: (all: number, random: number, certain: number) =>
      `共 ${all} 户：随机抽取 ${random} 户，必查 ${certain} 户`,
    monthOf: (year: number, month: number) => `${year}年${month}月`,
    columns: ['序号', '检查日期', '检查对象', '统一代码', '方式', '等级', '检查组', '风险依据'],
    random: '随机',
    certainty: '必查',
    secret: '本名单在检查实施前属于工作秘密，不得向检查对象或者无关人员透露。',
  },
  en: {
    campaign: 'Campaign',
    month: 'Month',
    count: 'Enterprises',
    code: 'Short code',
    countOf: (all: number, random: number, certain: number) =>
      `${all}: ${random} drawn at random, ${certain} by certainty`,
    monthOf: (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}`,
    columns: ['No.', 'Date', 'Enterprise', 'Official id', 'How', 'Tier', 'Team', 'Reasons'],
    random: 'random',
    certainty: 'certainty',
    secret: 'Until the visits this list is a work secret: neither enterprises nor outsiders may learn of it.',
  },
} as const;

/** 抽查名单 */
export function list(content: ListContent, form: Form): Block[] {
  const { language } = form;
  const { campaign, title, month, shortCode, lines } = content;
  const words = WORDS[language];
  const [year = 0, number = 0] = month.split('-').map(Number);
  const random = lines.filter(({ ground }) => ground === 'random').length;
  return [
    {
      kind: 'fields',
      perLine: 2,
      pairs: [
        [words.campaign, `${title}\n${campaign}`],
        [words.month, words.monthOf(year, number)],
        [words.count, words.countOf(lines.length, random, lines.length - random)],
        [words.code, shortCode],
      ],
    },
    {
      kind: 'table',
      widths: [5, 11, 17, 16, 8, 5, 14, 24],
      header: words.columns,
      rows: lines.map((line, k) => [
        ...[String(k + 1), writtenDay(line.date, language), line.name, { code: line.id }],
        ...[
          words[line.ground],
          line.tier,
          [line.lead, line.members].filter((each) => each !== '').join('\n'),
        ],
        line.reasons,
      ]),
    },
    { kind: 'text', text: words.secret },
    sealBlock(form),
  ];
}
