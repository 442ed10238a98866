import type { AccessReasons } from '../core/access/reasons.js';
import type { Texts } from './texts.js';

const DUTIES: Readonly<Record<string, { zh: string; en: string }>> = {
  approve: { zh: '起草人不能审批自己的内容', en: 'who wrote it cannot approve it' },
  void: { zh: '制定任务的人不能作废该任务的抽取', en: 'who planned the campaign cannot void its draw' },
  close: { zh: '答复人不能自行办结', en: 'who answered cannot close' },
  decide: { zh: '提出申请的人不能自行决定', en: 'who asked cannot decide' },
};

export const accessTexts: Texts<AccessReasons> = {
  'access.forbidden': {
    zh: () => '您的角色无权进行此操作',
    en: ({ action }) => `your role does not allow this (${action})`,
  },
  'access.not-found': {
    zh: ({ id }) => `没有找到“${id}”`,
    en: ({ id }) => `there is no "${id}"`,
  },
  'access.separation-of-duties': {
    zh: ({ duty }) => `职责分离：${DUTIES[duty]?.zh ?? duty}`,
    en: ({ duty }) => `separation of duties: ${DUTIES[duty]?.en ?? duty}`,
  },
  'access.not-yet-drawn': {
    zh: () => '尚未到可以查看名单的阶段',
    en: () => 'nothing that tells who is drawn can be read at this stage',
  },
};
