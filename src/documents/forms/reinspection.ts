import type { ReinspectionContent } from '../../app/forms/content.js';
import type { Form } from '../../app/ports/forms.js';
import { writtenDay } from '../../messages/writtenDay.js';
import type { Block } from './blocks.js';
import { numbered, partyFields, sealBlock, signatureBlock } from './parts.js';

const WORDS = {
  zh: {
    text: (ordered: string, number: string, day: string) =>
      `本机关于${ordered}作出责令整改通知（${number}）。${day}对整改情况进行了复查，意见如下：`,
    columns: ['序号', '整改事项', '复查结果', '说明'],
    passed: '已整改',
    failed: '未整改到位',
    opinion: '复查意见',
    overall: '复查结论',
    allPassed: '整改符合要求，予以销号。',
    notPassed: '整改不符合要求，本机关将依法处理。',
  },
  en: {
    text: (ordered: string, number: string, day: string) =>
      `On ${ordered} this agency ordered rectification (${number}). On ${day} it looked at what had been done, and states:`,
    columns: ['No.', 'To be rectified', 'Recheck', 'Note'],
    passed: 'rectified',
    failed: 'not rectified',
    opinion: 'Opinion',
    overall: 'Conclusion',
    allPassed: 'Rectified as required; the order is closed.',
    notPassed: 'Not rectified as required; the law is applied.',
  },
} as const;

/** 整改复查意见书 */
export function reinspection(content: ReinspectionContent, form: Form): Block[] {
  const { party, officers, orderedOn, order, recheckedOn, items, opinion, passed, signature } = content;
  const { language } = form;
  const words = WORDS[language];
  const heading = numbered(language);
  return [
    partyFields(party, language),
    {
      kind: 'text',
      text: words.text(writtenDay(orderedOn, language), order, writtenDay(recheckedOn, language)),
    },
    {
      kind: 'table',
      widths: [9, 47, 19, 25],
      header: words.columns,
      rows: items.map((item, k) => [
        ...[String(k + 1), item.text],
        item.passed ? words.passed : words.failed,
        item.note,
      ]),
    },
    heading(words.opinion),
    { kind: 'text', text: opinion },
    heading(words.overall),
    { kind: 'text', text: passed ? words.allPassed : words.notPassed },
    sealBlock(form),
    signatureBlock(officers, signature, language),
  ];
}
