import type { FormKind } from '../../app/forms/content.js';
import type { Form } from '../../app/ports/forms.js';
import type { Language } from '../../messages/texts.js';
import type { Block, Sheet } from './blocks.js';
import { evidence } from './evidence.js';
import { list } from './list.js';
import { measure } from './measure.js';
import { minutes } from './minutes.js';
import { notice } from './notice.js';
import { order } from './order.js';
import { penalty } from './penalty.js';
import { record } from './record.js';
import { reinspection } from './reinspection.js';

/** Title of each document, and the word that its numbers carry (文种代字). */
const TITLES: Readonly<Record<Language, Readonly<Record<FormKind, readonly [title: string, mark: string]>>>> =
  {
    zh: {
      notice: ['检查通知书', '检通'],
      record: ['现场检查记录', '检录'],
      evidence: ['证据保存清单', '证保'],
      order: ['责令整改通知书', '责改'],
      reinspection: ['整改复查意见书', '复查'],
      measure: ['行政强制措施决定书', '强措'],
      penalty: ['行政处罚建议审批表', '罚审'],
      minutes: ['“双随机”公开抽取记录', '抽记'],
      list: ['抽查名单', '抽单'],
    },
    en: {
      notice: ['Notice of inspection', 'Notice'],
      record: ['On-site record', 'Record'],
      evidence: ['List of preserved evidence', 'Evidence'],
      order: ['Rectification order', 'Order'],
      reinspection: ['Opinion on the reinspection', 'Recheck'],
      measure: ['Decision on a coercive measure', 'Measure'],
      penalty: ['Penalty proposal', 'Penalty'],
      minutes: ['Minutes of a public draw', 'Minutes'],
      list: ['List of targets', 'List'],
    },
  };

const HEADERS = {
  zh: { draft: '草稿 · 未编号，不具有效力', rehearsal: '演练 · 不作为检查依据' },
  en: { draft: 'DRAFT · not numbered, without effect', rehearsal: 'REHEARSAL · not a basis for inspections' },
} as const;

/** The document as it stands on paper, in whatever file format. */
export function sheetOf(form: Form): Sheet {
  const { kind, language, office } = form;
  const [title] = TITLES[language][kind];
  return {
    ...{ language, office, title, number: writtenNumber(form), header: headerOf(form) },
    landscape: kind === 'list',
    blocks: blocksOf(form),
  };
}

/** 责改〔2026〕第 12 号; a draft leaves the number open. */
function writtenNumber({ kind, language, number, issuedOn }: Form): string {
  const [, mark] = TITLES[language][kind];
  const year = number?.year ?? issuedOn?.slice(0, 4) ?? '    ';
  const count = number === null ? '    ' : String(number.number);
  return language === 'zh' ? `${mark}〔${year}〕第 ${count} 号` : `${mark} ${year} no. ${count}`;
}

function headerOf(form: Form): string {
  const words = HEADERS[form.language];
  if (form.kind === 'minutes') {
    const { campaign, kind } = form.content;
    return kind === 'rehearsal' ? `${campaign} · ${words.rehearsal}` : campaign;
  }
  return form.number === null ? words.draft : '';
}

function blocksOf(form: Form): Block[] {
  switch (form.kind) {
    case 'notice':
      return notice(form.content, form);
    case 'record':
      return record(form.content, form);
    case 'evidence':
      return evidence(form.content, form);
    case 'order':
      return order(form.content, form);
    case 'reinspection':
      return reinspection(form.content, form);
    case 'measure':
      return measure(form.content, form);
    case 'penalty':
      return penalty(form.content, form);
    case 'minutes':
      return minutes(form.content, form);
    case 'list':
      return list(form.content, form);
  }
}
