import type { RecordContent } from '../../app/forms/content.js';
import type { Form } from '../../app/ports/forms.js';
import { writtenPeriod, writtenTime } from '../../messages/writtenDay.js';
import type { Block } from './blocks.js';
import { findingTable, numbered, partyFields, signatureBlock } from './parts.js';

const WORDS = {
  zh: {
    time: '检查时间',
    place: '检查地点',
    companions: '同行人员',
    none: '无',
    shown: (names: string) =>
      `检查人员${names}向当事人出示了执法证件，说明了检查事项，告知当事人有申请回避、陈述和申辩的权利，并有如实回答询问、协助检查的义务。`,
    checklists: '检查内容',
    columns: ['序号', '检查项目', '结果', '备注'],
    findings: '发现的问题',
    noFindings: '本次检查未发现问题。',
    text: '现场情况',
    result: '检查结果',
    read: '以上记录已交当事人阅读（或向其宣读），当事人确认无误。',
    unread: '当事人未签名确认以上记录，原因见下。',
  },
  en: {
    time: 'Time',
    place: 'Place',
    companions: 'Accompanied by',
    none: 'nobody',
    shown: (names: string) =>
      `${names} showed their certificates, said what would be inspected, and told the enterprise that it may ask for an officer to be replaced and may state its case, and that it must answer truthfully and assist.`,
    checklists: 'What was inspected',
    columns: ['No.', 'Item', 'Answer', 'Note'],
    findings: 'Findings',
    noFindings: 'Nothing was found at this inspection.',
    text: 'On the spot',
    result: 'Result',
    read: 'The enterprise has read this record, or it was read to it, and confirms it.',
    unread: 'The enterprise did not confirm this record; the reason stands below.',
  },
} as const;

/** 现场检查记录 */
export function record(content: RecordContent, { language }: Form): Block[] {
  const { party, officers, from, to, place, companions, checklists, findings, text, result, signature } =
    content;
  const words = WORDS[language];
  const heading = numbered(language);
  const separator = language === 'zh' ? '、' : ', ';
  return [
    partyFields(party, language),
    {
      kind: 'fields',
      perLine: 1,
      pairs: [
        [words.time, to === null ? writtenTime(from, language) : writtenPeriod(from, to, language)],
        [words.place, place],
        [words.companions, companions.length === 0 ? words.none : companions.join(separator)],
      ],
    },
    { kind: 'text', text: words.shown(officers.map(({ name }) => name).join(separator)) },
    ...(checklists.length === 0 ? [] : [heading(words.checklists)]),
    ...checklists.flatMap(({ title, items }): Block[] => [
      { kind: 'text', text: title },
      {
        kind: 'table',
        widths: [9, 53, 14, 24],
        header: words.columns,
        rows: items.map((item, k) => [String(k + 1), item.text, item.answer, item.note ?? '']),
      },
    ]),
    heading(words.findings),
    findings.length === 0 ? { kind: 'text', text: words.noFindings } : findingTable(findings, language),
    heading(words.text),
    { kind: 'text', text },
    heading(words.result),
    { kind: 'text', text: result },
    { kind: 'text', text: signature.refused === null ? words.read : words.unread },
    signatureBlock(officers, signature, language),
  ];
}
