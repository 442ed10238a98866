import type { EvidenceReasons } from '../app/visits/reasons.js';
import type { VisitReasons } from '../core/visits/reasons.js';
import type { Texts } from './texts.js';

type ChecklistReasons =
  'visits.item-twice' | 'visits.bounds-crossed' | 'visits.hazard-missing' | 'visits.hazard-without-failure';
type OperationReasons =
  | 'visits.operation-differs'
  | 'visits.sequence-used'
  | 'visits.unknown-checklist'
  | 'visits.unknown-item'
  | 'visits.answer-unfit'
  | 'visits.not-of-visit'
  | 'visits.not-a-reinspection'
  | 'visits.too-many-operations';

const operationTexts: Texts<Pick<VisitReasons, OperationReasons>> = {
  'visits.operation-differs': {
    zh: ({ id }) => `操作 ${id} 已经上传过，但内容不同`,
    en: ({ id }) => `operation ${id} is there already, and says something else`,
  },
  'visits.sequence-used': {
    zh: ({ device, sequence }) => `设备 ${device} 的第 ${sequence} 号操作已被使用`,
    en: ({ device, sequence }) => `device ${device} used number ${sequence} for another operation`,
  },
  'visits.unknown-checklist': {
    zh: ({ checklist }) => `本次检查没有检查清单“${checklist}”`,
    en: ({ checklist }) => `the visit has no checklist "${checklist}"`,
  },
  'visits.unknown-item': {
    zh: ({ checklist, item }) => `检查清单“${checklist}”中没有检查项“${item}”`,
    en: ({ checklist, item }) => `checklist "${checklist}" has no item "${item}"`,
  },
  'visits.answer-unfit': {
    zh: ({ item, expected }) => `检查项“${item}”的填写方式不对，应为：${expected}`,
    en: ({ item, expected }) => `item "${item}" wants another kind of answer: ${expected}`,
  },
  'visits.not-of-visit': {
    zh: ({ officer }) => `检查人员 ${officer} 不在本次检查的检查组内`,
    en: ({ officer }) => `${officer} is not an officer of this visit`,
  },
  'visits.not-a-reinspection': {
    zh: ({ order }) => `本次检查不是整改通知 ${order} 的复查`,
    en: ({ order }) => `this visit is not the reinspection of order ${order}`,
  },
  'visits.too-many-operations': {
    zh: ({ most }) => `一次检查最多记录 ${most} 项操作`,
    en: ({ most }) => `a visit takes at most ${most} operations`,
  },
};

const checklistTexts: Texts<Pick<VisitReasons, ChecklistReasons>> = {
  'visits.item-twice': {
    zh: ({ item }) => `检查项“${item}”重复出现`,
    en: ({ item }) => `item "${item}" stands there twice`,
  },
  'visits.bounds-crossed': {
    zh: ({ item }) => `检查项“${item}”的下限大于上限`,
    en: ({ item }) => `the least value of item "${item}" is above its greatest`,
  },
  'visits.hazard-missing': {
    zh: ({ item }) => `检查项“${item}”可能不合格，但没有写明对应的隐患`,
    en: ({ item }) => `item "${item}" can fail, and names no hazard`,
  },
  'visits.hazard-without-failure': {
    zh: ({ item }) => `检查项“${item}”不会不合格，却写了隐患`,
    en: ({ item }) => `item "${item}" names a hazard and can never fail`,
  },
};

const missingTexts: Texts<Omit<VisitReasons, OperationReasons | ChecklistReasons>> = {
  'visits.not-checked-in': {
    zh: () => '尚未签到：请扫企业二维码，或说明未扫码的原因',
    en: () => 'nobody has checked in: scan the code at the entrance, or say why not',
  },
  'visits.wrong-entry-code': {
    zh: () => '扫到的是其他企业的二维码',
    en: () => 'the code that was scanned is another enterprise’s',
  },
  'visits.too-few-officers': {
    zh: ({ present, needed }) => `现场只有 ${present} 名有执法证的检查人员，至少需要 ${needed} 名`,
    en: ({ present, needed }) => `${present} certified officers are there; at least ${needed} must be`,
  },
  'visits.unanswered': {
    zh: ({ checklist, items }) => `检查清单“${checklist}”还有 ${items.length} 项未填写：${items.join('、')}`,
    en: ({ checklist, items }) =>
      `checklist "${checklist}" has ${items.length} items without an answer: ${items.join(', ')}`,
  },
  'visits.photo-missing': {
    zh: ({ item }) => `检查项“${item}”需要拍照`,
    en: ({ item }) => `item "${item}" needs a photo`,
  },
  'visits.finding-missing': {
    zh: ({ item }) => `检查项“${item}”不合格，请登记问题`,
    en: ({ item }) => `item "${item}" failed: write down the finding`,
  },
  'visits.evidence-missing': {
    zh: () => '这一检查结果需要照片或文件佐证',
    en: ({ code }) => `the result "${code}" needs a photo or file that shows it`,
  },
  'visits.no-result': {
    zh: () => '尚未填写检查结果',
    en: () => 'the visit has no result yet',
  },
  'visits.result-without-domain': {
    zh: () => '请写明属于哪方面的违法违规',
    en: () => 'say in which field the violation lies',
  },
  'visits.result-contradicts-findings': {
    zh: ({ findings }) => `检查结果为“未发现问题”，但已登记 ${findings} 个问题`,
    en: ({ findings }) => `the result says that nothing was wrong, and there are ${findings} findings`,
  },
  'visits.result-without-finding': {
    zh: () => '这一检查结果应当登记至少一个问题',
    en: ({ code }) => `the result "${code}" needs at least one finding`,
  },
  'visits.not-rechecked': {
    zh: ({ order }) => `尚未记录整改通知 ${order} 的复查情况`,
    en: ({ order }) => `it is not recorded how order ${order} was found`,
  },
  'visits.unsigned': {
    zh: ({ officer }) => `检查人员 ${officer} 尚未签名`,
    en: ({ officer }) => `officer ${officer} has not signed`,
  },
  'visits.enterprise-unsigned': {
    zh: () => '企业尚未签字；拒签的请记录原因和见证人',
    en: () => 'the enterprise has not signed; if it refuses, record why and who saw it',
  },
  'visits.changed-after-signing': {
    zh: ({ party }) => `${party === 'enterprise' ? '企业' : party} 签名之后内容有改动，需要重新签名`,
    en: ({ party }) => `something changed after ${party} signed: sign again`,
  },
  'visits.open-conflict': {
    zh: ({ field }) => `“${field}”有不同的记录，请确认以哪一个为准`,
    en: ({ field }) => `"${field}" was recorded in different ways: say which holds`,
  },
};

const evidenceTexts: Texts<EvidenceReasons> = {
  'evidence.other-offset': {
    zh: ({ offset }) => `文件已收到 ${offset} 字节，请从这里续传`,
    en: ({ offset }) => `${offset} bytes of the file are there: go on from there`,
  },
  'evidence.too-long': {
    zh: ({ size }) => `文件超过了声明的 ${size} 字节`,
    en: ({ size }) => `the file is longer than the ${size} bytes that were announced`,
  },
  'evidence.too-large': {
    zh: ({ limit }) => `文件不能超过 ${limit} 字节`,
    en: ({ limit }) => `a file has at most ${limit} bytes`,
  },
  'evidence.hash-differs': {
    zh: () => '收到的内容与声明的哈希不符，请从头重新上传',
    en: () => 'what came does not have the hash that was announced: send it again from the beginning',
  },
  'evidence.type-differs': {
    zh: ({ type }) => `文件内容不是 ${type}`,
    en: ({ type }) => `the file is not of type ${type}`,
  },
  'evidence.incomplete': {
    zh: ({ received, size }) => `文件尚未收齐：${received}/${size} 字节`,
    en: ({ received, size }) => `only ${received} of ${size} bytes of the file are there`,
  },
};

export const visitTexts: Texts<VisitReasons & EvidenceReasons> = {
  ...operationTexts,
  ...checklistTexts,
  ...missingTexts,
  ...evidenceTexts,
};
