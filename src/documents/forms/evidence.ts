import type { EvidenceContent } from '../../app/forms/content.js';
import type { Form } from '../../app/ports/forms.js';
import { writtenDay } from '../../messages/writtenDay.js';
import type { Block } from './blocks.js';
import { partyFields, sealBlock, signatureBlock } from './parts.js';

const WORDS = {
  zh: {
    text: (day: string) =>
      `${day}检查时，因证据可能灭失或者以后难以取得，依据《中华人民共和国行政处罚法》第五十六条，对下列物品、文件和电子数据予以登记保存。`,
    columns: ['序号', '名称', '数量', '特征或 SHA-256', '备注'],
    kept: (place: string) => `保存地点：${place}。`,
    until: (day: string) =>
      `本机关将于${day}前作出处理决定；在此期间，当事人或者有关人员不得销毁或者转移证据。`,
  },
  en: {
    text: (day: string) =>
      `At the inspection on ${day} the things, papers and files below were registered and kept, because the evidence might be lost or be hard to obtain later (Administrative Penalty Law, article 56).`,
    columns: ['No.', 'Name', 'Quantity', 'Marks or SHA-256', 'Note'],
    kept: (place: string) => `Kept at: ${place}.`,
    until: (day: string) =>
      `This agency decides what becomes of them by ${day}; until then nobody may destroy or move them.`,
  },
} as const;

/** Groups of eight, which people compare more safely than a run of 64. */
const HASH = /^[0-9a-f]{64}$/;
const grouped = (hash: string): string => hash.match(/.{8}/g)?.join(' ') ?? '';

/** 证据保存清单 */
export function evidence(content: EvidenceContent, form: Form): Block[] {
  const { party, officers, foundOn, items, keptAt, keptTo, signature } = content;
  const { language } = form;
  const words = WORDS[language];
  return [
    partyFields(party, language),
    { kind: 'text', text: words.text(writtenDay(foundOn, language)) },
    {
      kind: 'table',
      widths: [9, 27, 12, 34, 18],
      header: words.columns,
      rows: items.map(({ name, quantity, mark, note }, k) => [
        ...[String(k + 1), name, quantity],
        HASH.test(mark) ? { code: grouped(mark) } : mark,
        note,
      ]),
    },
    {
      kind: 'text',
      text: words.kept(keptAt) + (keptTo === null ? '' : words.until(writtenDay(keptTo, language))),
    },
    signatureBlock(officers, signature, language),
    sealBlock(form),
  ];
}
