import { DateTime } from 'luxon';
import { itemsOf, type ChecklistItem } from '../../core/visits/checklist.js';
import type { GivenAnswer } from '../../core/visits/visitRecord.js';
import {
  gradeWords,
  groundWords,
  notScannedWords,
  refusalWords,
  resultWords,
} from '../../messages/visitWords.js';
import type { Language } from '../../messages/texts.js';
import type { CampaignContext } from '../campaigns/context.js';
import { officeDay } from '../duties/officeDay.js';
import type { Worded } from '../ports/documentRegister.js';
import type { VisitView } from '../ports/visitStore.js';
import { openVisit, type OpenedVisit } from '../visits/openVisit.js';
import type {
  EvidenceContent,
  Found,
  NoticeContent,
  Officer,
  Party,
  PartySignature,
  RecordContent,
} from './content.js';
import { inBoth } from './inBoth.js';

export const VISIT_FORMS = ['notice', 'record', 'evidence'] as const;
export type VisitForm = (typeof VISIT_FORMS)[number];

/** The papers of a visit in words: notice, record of what was done on the spot, and list of what shows it. */
export async function visitForm(
  context: CampaignContext,
  visit: VisitView,
  kind: VisitForm,
): Promise<Worded> {
  const opened = await openVisit(context, visit);
  const party = await partyOf(context, visit);
  switch (kind) {
    case 'notice':
      return { kind, content: inBoth((language) => noticeOf(opened, party, language)) };
    case 'record':
      return { kind, content: inBoth((language) => recordOf(context, opened, party, language)) };
    case 'evidence':
      return { kind, content: inBoth((language) => evidenceOf(context, opened, party, language)) };
  }
}

/** The enterprise as the register has it on this day. */
export async function partyOf(
  { store }: Pick<CampaignContext, 'store'>,
  { enterprise: id, name }: Pick<VisitView, 'enterprise' | 'name'>,
): Promise<Party> {
  const known = await store.registry.enterprises.read(id);
  return { id, name: known?.legalName ?? name, address: known?.address ?? null, head: null, phone: null };
}

export const officersOf = ({ officers }: Pick<VisitView, 'officers'>): readonly Officer[] =>
  officers.flatMap(({ name, certificate, left }) => (left ? [] : [{ name, certificate }]));

const groundOf = (ground: string, language: Language): string => groundWords[ground]?.[language] ?? ground;

function noticeOf(
  { visit, checklists, state }: OpenedVisit,
  party: Party,
  language: Language,
): NoticeContent {
  const campaign = visit.campaign === null ? '' : ` ${visit.campaign}`;
  return {
    ...{ party, officers: officersOf(visit), plannedOn: visit.plannedOn },
    items: checklists.map(({ checklist }) => checklist.title[language]),
    basis: [...new Set(checklists.flatMap(({ checklist }) => basesOf(checklist, language)))].join('；'),
    ground: `${groundOf(visit.ground, language)}${campaign}`,
    approval: state.notice?.approval ?? null,
  };
}

/** The laws that the items rest on, each once. */
const basesOf = (checklist: Parameters<typeof itemsOf>[0], language: Language): readonly string[] =>
  itemsOf(checklist).map(({ basis }) =>
    basis[language].replace(language === 'zh' ? /第.*$/u : /,? art\..*$/u, ''),
  );

export function foundIn({ state }: Pick<OpenedVisit, 'state'>, language: Language): readonly Found[] {
  return state.findings.map(({ text, grade, corrected }) => ({
    text,
    grade: gradeWords[grade][language],
    corrected,
  }));
}

export function signatureIn({ state }: Pick<OpenedVisit, 'state'>, language: Language): PartySignature {
  const signed = state.enterpriseSignature;
  if (signed === null) return { name: null, refused: null, witness: null };
  const refused = signed.refused === null ? null : refusalWords[signed.refused][language];
  return { name: signed.name, refused, witness: signed.witness };
}

function recordOf(
  context: CampaignContext,
  opened: OpenedVisit,
  party: Party,
  language: Language,
): RecordContent {
  const { visit, checklists, state } = opened;
  const wallClock = (at: string): string => clockIn(context, at);
  return {
    ...{ party, officers: officersOf(visit) },
    from: wallClock(state.checkIn?.at ?? visit.issuedAt),
    to: state.completedAt === null ? null : wallClock(state.completedAt),
    place: party.address ?? '',
    companions: state.companions.map(({ name }) => name),
    checklists: checklists.map(({ checklist }) => ({
      title: checklist.title[language],
      items: itemsOf(checklist).map((item) => answered(item, state.answers, checklist.id, language)),
    })),
    findings: foundIn(opened, language),
    text: [entryText(opened, language), state.record?.text ?? ''].filter((part) => part !== '').join('\n'),
    result: state.result === null ? '' : resultWords[state.result.code][language],
    signature: signatureIn(opened, language),
  };
}

function entryText({ state: { checkIn } }: OpenedVisit, language: Language): string {
  if (checkIn === null || checkIn.notScanned === null) return '';
  const why = notScannedWords[checkIn.notScanned][language];
  return language === 'zh' ? `未扫码入企：${why}。` : `No code was scanned at the entrance: ${why}.`;
}

/** The wall clock of the office, "YYYY-MM-DDTHH:MM". */
function clockIn({ calendars }: CampaignContext, at: string): string {
  const zone = calendars[0]?.zone ?? 'Asia/Shanghai';
  return DateTime.fromISO(at, { zone: 'utc' }).setZone(zone).toFormat("yyyy-MM-dd'T'HH:mm");
}

const YES_NO = {
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  na: { zh: '不适用', en: 'does not apply' },
  photo: { zh: '见照片', en: 'see the photo' },
} as const;

function answered(
  item: ChecklistItem,
  answers: readonly GivenAnswer[],
  checklist: string,
  language: Language,
): RecordContent['checklists'][number]['items'][number] {
  const given = answers.find((each) => each.checklist === checklist && each.item === item.code);
  const text = item.text[language];
  if (given === undefined) return { text, answer: '', note: null };
  return { text, answer: answerText(item, given, language), note: given.note };
}

function answerText({ answer: wanted }: ChecklistItem, { answer }: GivenAnswer, language: Language): string {
  switch (answer.kind) {
    case 'yesNo':
      return YES_NO[answer.value][language];
    case 'photo':
      return YES_NO.photo[language];
    case 'text':
      return answer.value;
    case 'number': {
      if (answer.value === 'na' || wanted.kind !== 'number') return YES_NO.na[language];
      return `${(answer.value / 10 ** wanted.decimals).toFixed(wanted.decimals)} ${wanted.unit}`;
    }
  }
}

function evidenceOf(
  { now, calendars }: CampaignContext,
  opened: OpenedVisit,
  party: Party,
  language: Language,
): EvidenceContent {
  const { visit, evidence } = opened;
  const name = language === 'zh' ? '现场照片或文件' : 'Photo or file from the site';
  const complete = evidence.filter((each) => each.complete);
  return {
    ...{ party, officers: officersOf(visit), keptTo: null, signature: signatureIn(opened, language) },
    foundOn: visit.completedOn ?? officeDay(now(), calendars),
    items: complete.map(({ sha256, size, type }) => ({
      ...{ name, quantity: '1', mark: sha256, note: `${type}, ${String(size)} B` },
    })),
    keptAt: language === 'zh' ? '检查系统电子证据库' : 'Electronic evidence of the inspection system',
  };
}
