import type { NoticeContent } from '../../app/forms/content.js';
import type { Form } from '../../app/ports/forms.js';
import { writtenDay } from '../../messages/writtenDay.js';
import type { Block } from './blocks.js';
import { numbered, partyFields, sealBlock, signatureBlock } from './parts.js';

const WORDS = {
  zh: {
    to: (party: string) => `${party}：`,
    text: (basis: string, ground: string, day: string) =>
      `根据${basis}，经${ground}，我单位决定于${day}对你单位进行检查。请予以配合，如实提供有关情况和材料。`,
    items: '检查事项',
    item: ['序号', '检查事项'],
    officers: '检查人员',
    officer: ['姓名', '执法证号'],
    rights: '权利与义务',
    rightsText:
      '检查人员不得少于两人，并应当出示执法证件。你单位认为检查人员与本次检查有直接利害关系的，有权申请其回避；对检查有权进行陈述和申辩。检查人员不得收受财物，不得泄露商业秘密。',
    approval: (text: string) => `批准：${text}`,
    received: '收到本通知书的人（签名）：',
  },
  en: {
    to: (party: string) => `To ${party}`,
    text: (basis: string, ground: string, day: string) =>
      `Under ${basis}, and following ${ground}, this agency will inspect your enterprise on ${day}. Please assist the officers and give them true information and records.`,
    items: 'What is inspected',
    item: ['No.', 'Item'],
    officers: 'Officers',
    officer: ['Name', 'Certificate no.'],
    rights: 'Rights and duties',
    rightsText:
      'At least two officers take part and show their certificates. You may ask for an officer with a direct interest in this inspection to be replaced, and you may state your case. Officers may not accept gifts and keep trade secrets.',
    approval: (text: string) => `Approved: ${text}`,
    received: 'Received by (signature):',
  },
} as const;

/** 检查通知书 */
export function notice(content: NoticeContent, form: Form): Block[] {
  const { language } = form;
  const { party, officers, items, basis, ground, plannedOn, approval } = content;
  const words = WORDS[language];
  const heading = numbered(language);
  return [
    partyFields(party, language),
    { kind: 'text', text: words.to(party.name) },
    { kind: 'text', text: words.text(basis, ground, writtenDay(plannedOn, language)) },
    heading(words.items),
    {
      kind: 'table',
      widths: [10, 90],
      header: words.item,
      rows: items.map((item, k) => [String(k + 1), item]),
    },
    heading(words.officers),
    {
      kind: 'table',
      widths: [50, 50],
      header: words.officer,
      rows: officers.map(({ name, certificate }) => [name, certificate ?? '']),
    },
    heading(words.rights),
    { kind: 'text', text: words.rightsText },
    ...(approval === null ? [] : [{ kind: 'text', text: words.approval(approval) } as const]),
    sealBlock(form),
    signatureBlock([], { name: null, refused: null, witness: null }, language),
  ];
}
