import type { PenaltyContent } from '../../app/forms/content.js';
import type { Form } from '../../app/ports/forms.js';
import { writtenAmount } from '../../messages/writtenAmount.js';
import { writtenDay } from '../../messages/writtenDay.js';
import type { Block } from './blocks.js';
import { numbered, partyFields, signatureBlock } from './parts.js';

const WORDS = {
  zh: {
    facts: '违法事实和证据',
    basis: '处罚依据',
    proposal: '处罚建议',
    amount: (amount: string) => `建议罚款${amount}。`,
    collective: (threshold: string) => `罚款金额达到${threshold}，应当由本机关负责人集体讨论决定。`,
    alone: '罚款金额未达到集体讨论的数额。',
    apart: '调查人员不得参与本案的审核和决定。',
    approval: '审批意见',
    columns: ['环节', '意见', '签名', '日期'],
    steps: ['承办人员', '审核', '集体讨论', '决定'],
  },
  en: {
    facts: 'Facts and evidence',
    basis: 'Legal basis',
    proposal: 'Proposal',
    amount: (amount: string) => `A fine of ${amount} is proposed.`,
    collective: (threshold: string) =>
      `The fine reaches ${threshold}: the heads of the agency decide on it together.`,
    alone: 'The fine is below the amount from which people decide together.',
    apart: 'Who investigated takes no part in review and decision.',
    approval: 'Opinions',
    columns: ['Step', 'Opinion', 'Signature', 'Date'],
    steps: ['Proposed', 'Reviewed', 'Discussed together', 'Decided'],
  },
} as const;

/** 行政处罚建议（审批表） */
export function penalty(content: PenaltyContent, { language }: Form): Block[] {
  const { party, officers, facts, basis, amountFen, thresholdFen } = content;
  const words = WORDS[language];
  const heading = numbered(language);
  const together = amountFen >= thresholdFen;
  return [
    partyFields(party, language),
    heading(words.facts),
    { kind: 'text', text: facts },
    heading(words.basis),
    { kind: 'text', text: basis },
    heading(words.proposal),
    { kind: 'text', text: words.amount(writtenAmount(amountFen, language)) },
    { kind: 'text', text: together ? words.collective(writtenAmount(thresholdFen, language)) : words.alone },
    signatureBlock(officers, null, language),
    heading(words.approval),
    { kind: 'text', text: words.apart },
    opinions(content, language, together),
  ];
}

function opinions(
  { proposal, review, collective, decision }: PenaltyContent,
  language: Form['language'],
  together: boolean,
): Block {
  const { columns, steps } = WORDS[language];
  const given = [proposal, review, collective, decision];
  const rows = steps.flatMap((step, k) => {
    const opinion = given[k] ?? null;
    if (k === 2 && !together && opinion === null) return [];
    const people = opinion?.people.join(language === 'zh' ? '、' : ', ') ?? '';
    return [[step, opinion?.text ?? '', people, opinion === null ? '' : writtenDay(opinion.on, language)]];
  });
  return { kind: 'table', widths: [15, 43, 22, 20], header: columns, rows, rowHeight: 56 };
}
