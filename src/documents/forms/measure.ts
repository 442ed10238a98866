import type { MeasureContent } from '../../app/forms/content.js';
import type { Form } from '../../app/ports/forms.js';
import { writtenDay } from '../../messages/writtenDay.js';
import type { Block } from './blocks.js';
import { numbered, partyFields, sealBlock, signatureBlock } from './parts.js';

const WORDS = {
  zh: {
    facts: '事实和理由',
    decision: '决定',
    text: (basis: string, measure: string, from: string, to: string) =>
      `依据${basis}，本机关决定对下列场所、设施或者财物采取行政强制措施：${measure}。期限自${from}起至${to}止。`,
    columns: ['序号', '场所、设施或者财物', '封条编号', '存放地点'],
    warning: '在此期间，不得擅自启封、使用、销毁或者转移。',
    rights: '救济途径',
    rightsText:
      '当事人有权进行陈述和申辩。如不服本决定，可以自收到本决定书之日起六十日内依法申请行政复议，或者在六个月内依法向人民法院提起行政诉讼。',
  },
  en: {
    facts: 'Facts and reasons',
    decision: 'Decision',
    text: (basis: string, measure: string, from: string, to: string) =>
      `Under ${basis} this agency takes the following coercive measure: ${measure}. It lasts from ${from} to ${to}.`,
    columns: ['No.', 'Place, device or thing', 'Seal no.', 'Where'],
    warning: 'Until then nobody may open the seals, or use, destroy or move what is sealed.',
    rights: 'Remedies',
    rightsText:
      'You may state your case. You may ask for administrative reconsideration within 60 days of receiving this decision, or bring an action before the people’s court within six months.',
  },
} as const;

/** 强制措施决定书 (行政强制法 art. 24) */
export function measure(content: MeasureContent, form: Form): Block[] {
  const { party, officers, measure: taken, reason, basis, from, to, objects, signature } = content;
  const { language } = form;
  const words = WORDS[language];
  const heading = numbered(language);
  return [
    partyFields(party, language),
    heading(words.facts),
    { kind: 'text', text: reason },
    heading(words.decision),
    { kind: 'text', text: words.text(basis, taken, writtenDay(from, language), writtenDay(to, language)) },
    {
      kind: 'table',
      widths: [9, 41, 22, 28],
      header: words.columns,
      rows: objects.map(({ name, seal, place }, k) => [String(k + 1), name, seal, place]),
    },
    { kind: 'text', text: words.warning },
    heading(words.rights),
    { kind: 'text', text: words.rightsText },
    sealBlock(form),
    signatureBlock(officers, signature, language),
  ];
}
