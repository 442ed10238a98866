import type { DutyReasons } from '../core/duties/reasons.js';
import type { Texts } from './texts.js';

interface Words {
  readonly zh: string;
  readonly en: string;
}

const STATES: Readonly<Record<string, Words>> = {
  received: { zh: '已登记', en: 'received' },
  assigned: { zh: '办理中', en: 'assigned' },
  answered: { zh: '已答复', en: 'answered' },
  closed: { zh: '已办结', en: 'closed' },
  issued: { zh: '发放中', en: 'issued' },
  taken: { zh: '已列入检查', en: 'taken up' },
  dismissed: { zh: '已排除', en: 'dismissed' },
};
const STEPS: Readonly<Record<string, Words>> = {
  put: { zh: '更改登记内容', en: 'changed' },
  assign: { zh: '交办', en: 'assigned' },
  answer: { zh: '答复', en: 'answered' },
  close: { zh: '办结', en: 'closed' },
};
const zh = (words: Readonly<Record<string, Words>>, code: string): string => words[code]?.zh ?? code;
const en = (words: Readonly<Record<string, Words>>, code: string): string => words[code]?.en ?? code;

type FormReasons =
  | 'duties.unknown-question'
  | 'duties.unanswered-question'
  | 'duties.bad-answer'
  | 'duties.repeated-question'
  | 'duties.form-returned';

const formTexts: Texts<Pick<DutyReasons, FormReasons>> = {
  'duties.unknown-question': {
    zh: ({ question }) => `自查表中没有题目“${question}”`,
    en: ({ question }) => `the form has no question "${question}"`,
  },
  'duties.unanswered-question': {
    zh: ({ question }) => `题目“${question}”必须填写`,
    en: ({ question }) => `the question "${question}" needs an answer`,
  },
  'duties.bad-answer': {
    zh: ({ question, expected }) => `题目“${question}”的答案应为：${expected}`,
    en: ({ question, expected }) => `the answer to "${question}" must be one of: ${expected}`,
  },
  'duties.repeated-question': {
    zh: ({ question }) => `题目编号“${question}”重复`,
    en: ({ question }) => `the question "${question}" stands twice`,
  },
  'duties.form-returned': {
    zh: () => '该自查表已经提交，不能再次填写',
    en: () => 'the form came back already; other answers do not replace it',
  },
};

export const dutyTexts: Texts<DutyReasons> = {
  ...formTexts,
  'duties.complaint-step': {
    zh: ({ complaint, from, step }) => `投诉 ${complaint} ${zh(STATES, from)}，不能${zh(STEPS, step)}`,
    en: ({ complaint, from, step }) =>
      `the complaint ${complaint} is ${en(STATES, from)} and cannot be ${en(STEPS, step)}`,
  },
  'duties.no-enterprise': {
    zh: ({ complaint }) => `投诉 ${complaint} 没有对应的检查对象，不能认定属实`,
    en: ({ complaint }) => `the complaint ${complaint} names no enterprise of which it could be true`,
  },
  'duties.contact-unreadable': {
    zh: () => '联系方式无法用现有密钥解密',
    en: () => 'the contact cannot be opened with the key of this service',
  },
  'duties.day-order': {
    zh: ({ first, second }) => `日期 ${second} 早于 ${first}`,
    en: ({ first, second }) => `${second} is before ${first}`,
  },
  'duties.self-inspection-state': {
    zh: ({ selfInspection, state, needed }) =>
      `自查任务 ${selfInspection} ${zh(STATES, state)}，此操作须在${zh(STATES, needed)}时进行`,
    en: ({ selfInspection, state, needed }) =>
      `the self-inspection ${selfInspection} is ${en(STATES, state)}; it would have to be ${en(STATES, needed)}`,
  },
  'duties.nobody-to-ask': {
    zh: ({ selfInspection }) => `自查任务 ${selfInspection} 没有符合条件的检查对象`,
    en: ({ selfInspection }) => `the self-inspection ${selfInspection} would reach no enterprise`,
  },
  'duties.too-many-checks': {
    zh: ({ wanted, returned }) => `要抽查 ${wanted} 份，但只收回 ${returned} 份`,
    en: ({ wanted, returned }) => `${wanted} forms are to be checked, but only ${returned} came back`,
  },
  'duties.check-drawn': {
    zh: ({ selfInspection }) => `自查任务 ${selfInspection} 的抽查已经抽取，不能重抽`,
    en: ({ selfInspection }) => `the random check of ${selfInspection} is drawn and cannot be drawn again`,
  },
  'duties.form-not-picked': {
    zh: ({ enterprise }) => `${enterprise} 的自查表没有被抽中`,
    en: ({ enterprise }) => `the form of ${enterprise} was not picked for the check`,
  },
  'duties.trigger-decided': {
    zh: ({ state }) => `该触发事项${zh(STATES, state)}`,
    en: ({ state }) => `the trigger is ${en(STATES, state)}`,
  },
};
