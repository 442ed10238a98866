import type { OrderContent } from '../../app/forms/content.js';
import type { Form } from '../../app/ports/forms.js';
import { writtenDay } from '../../messages/writtenDay.js';
import type { Block } from './blocks.js';
import { findingTable, numbered, partyFields, sealBlock, signatureBlock } from './parts.js';

const WORDS = {
  zh: {
    text: (day: string) => `经${day}检查，你单位存在下列问题：`,
    demands: '整改要求',
    text2: (basis: string, day: string) =>
      `依据${basis}，现责令你单位于${day}前整改完毕。整改情况由本机关复查；逾期不整改或者整改不符合要求的，将依法处理。`,
    rights: '救济途径',
    rightsText:
      '如不服本决定，可以自收到本通知书之日起六十日内依法申请行政复议，或者在六个月内依法向人民法院提起行政诉讼。复议、诉讼期间，不停止本决定的执行，法律另有规定的除外。',
  },
  en: {
    text: (day: string) => `At the inspection on ${day} the following was found:`,
    demands: 'What must be done',
    text2: (basis: string, day: string) =>
      `Under ${basis} you are ordered to put this right by ${day}. This agency will look at it again; where it is not done, or not done as required, the law is applied.`,
    rights: 'Remedies',
    rightsText:
      'You may ask for administrative reconsideration within 60 days of receiving this order, or bring an action before the people’s court within six months. Neither stops this order from being carried out unless the law says otherwise.',
  },
} as const;

/** 责令整改通知书 */
export function order(content: OrderContent, form: Form): Block[] {
  const { party, officers, foundOn, findings, demands, basis, deadline, signature } = content;
  const { language } = form;
  const words = WORDS[language];
  const heading = numbered(language);
  return [
    partyFields(party, language),
    { kind: 'text', text: words.text(writtenDay(foundOn, language)) },
    findingTable(findings, language),
    heading(words.demands),
    { kind: 'text', text: demands },
    { kind: 'text', text: words.text2(basis, writtenDay(deadline, language)) },
    heading(words.rights),
    { kind: 'text', text: words.rightsText },
    sealBlock(form),
    signatureBlock(officers, signature, language),
  ];
}
