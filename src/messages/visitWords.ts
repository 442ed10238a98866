import type { ResultCode } from '../core/kernel/resultCode.js';
import type { HAZARD_GRADES, NOT_SCANNED, SIGNATURE_REFUSALS } from '../core/visits/words.js';
import type { MEASURES } from '../core/followUps/followUp.js';
import type { Language } from './texts.js';

type Words<C extends string> = Readonly<Record<C, Readonly<Record<Language, string>>>>;

/** 检查结果, as the agencies' public notices name them. */
export const resultWords: Words<ResultCode> = {
  'no-problem': { zh: '未发现问题', en: 'Nothing wrong was found' },
  'not-disclosed': { zh: '未按规定公示应当公示的信息', en: 'Did not disclose what must be disclosed' },
  'false-information': { zh: '公示信息隐瞒真实情况、弄虚作假', en: 'Disclosed false information' },
  'corrected-on-order': { zh: '发现问题已责令改正', en: 'Problems were found and ordered to be put right' },
  'activity-not-found': {
    zh: '未发现开展本次抽查涉及的经营活动',
    en: 'The activity in question was not found',
  },
  unreachable: {
    zh: '通过登记的住所（经营场所）无法联系',
    en: 'Cannot be reached at the registered address',
  },
  closed: { zh: '已关闭停业或正在组织清算', en: 'Closed down, or being wound up' },
  uncooperative: { zh: '不配合检查情节严重', en: 'Seriously obstructed the inspection' },
  deregistered: { zh: '注销登记', en: 'Deregistered' },
  'other-violation': { zh: '发现其他违法违规问题', en: 'Other violations were found' },
};

export const gradeWords: Words<(typeof HAZARD_GRADES)[number]> = {
  general: { zh: '一般', en: 'general' },
  major: { zh: '重大', en: 'major' },
};

export const notScannedWords: Words<(typeof NOT_SCANNED)[number]> = {
  'no-code': { zh: '现场没有二维码', en: 'there was no code' },
  unreadable: { zh: '二维码无法识别', en: 'the code could not be read' },
  'camera-broken': { zh: '摄像头故障', en: 'the camera did not work' },
  refused: { zh: '企业不让扫码', en: 'the enterprise refused' },
  'nobody-there': { zh: '现场无人', en: 'nobody was there' },
};

export const refusalWords: Words<(typeof SIGNATURE_REFUSALS)[number]> = {
  disagrees: { zh: '不认可记录内容', en: 'disagrees with the record' },
  'no-authority': { zh: '自称无权签字', en: 'says they may not sign' },
  left: { zh: '中途离开', en: 'left' },
  'no-reason-given': { zh: '未说明理由', en: 'gave no reason' },
};

export const measureWords: Words<(typeof MEASURES)[number]> = {
  seal: { zh: '查封', en: 'Seal' },
  seize: { zh: '扣押', en: 'Seize' },
  'stop-use': { zh: '责令暂停使用', en: 'Stop the use' },
};

export const groundWords: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  random: { zh: '双随机抽查', en: 'Random draw' },
  certainty: { zh: '必查对象', en: 'Certain to be inspected' },
  reinspection: { zh: '整改复查', en: 'Reinspection of an order' },
};
