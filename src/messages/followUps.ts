import type { FollowUpReasons } from '../core/followUps/reasons.js';
import type { Texts } from './texts.js';

const yuan = (fen: number): string => (fen / 100).toFixed(2);

export const followUpTexts: Texts<FollowUpReasons> = {
  'followUps.wrong-state': {
    zh: ({ id, state, step }) => `${id} 目前的状态是“${state}”，不能进行“${step}”`,
    en: ({ id, state, step }) => `${id} is in state "${state}": "${step}" is not possible`,
  },
  'followUps.investigator': {
    zh: ({ person }) => `${person} 参与了本案调查或提出了建议，不得审核或决定`,
    en: ({ person }) => `${person} investigated or proposed this case, and neither reviews nor decides it`,
  },
  'followUps.collective-needed': {
    zh: ({ amount, threshold }) => `建议罚款 ${yuan(amount)} 元，达到 ${yuan(threshold)} 元的须经集体讨论`,
    en: ({ amount, threshold }) =>
      `the proposal of ¥${yuan(amount)} needs collective review, from ¥${yuan(threshold)} on`,
  },
  'followUps.too-few-attendees': {
    zh: ({ attendees, least }) => `集体讨论只有 ${attendees} 人参加，至少需要 ${least} 人`,
    en: ({ attendees, least }) =>
      `${attendees} people took part; a collective review needs at least ${least}`,
  },
  'followUps.above-proposal': {
    zh: ({ amount, proposed }) => `决定罚款 ${yuan(amount)} 元，超过建议的 ${yuan(proposed)} 元`,
    en: ({ amount, proposed }) => `¥${yuan(amount)} is more than the ¥${yuan(proposed)} that were proposed`,
  },
  'followUps.not-rechecked': {
    zh: ({ order }) => `整改通知 ${order} 尚未复查合格，不能销号`,
    en: ({ order }) => `order ${order} was not rechecked and found in order: it cannot be closed`,
  },
  'followUps.deadline-not-later': {
    zh: ({ deadline, former }) => `新的期限 ${deadline} 应晚于原期限 ${former}`,
    en: ({ deadline, former }) => `the new deadline ${deadline} is not later than ${former}`,
  },
  'followUps.deadline-passed': {
    zh: ({ deadline }) => `期限 ${deadline} 已过，不能再延期`,
    en: ({ deadline }) => `the deadline ${deadline} has passed: it cannot be extended any more`,
  },
  'followUps.too-long': {
    zh: ({ days, most }) => `期限为 ${days} 天，最长 ${most} 天`,
    en: ({ days, most }) => `${days} days are more than the ${most} allowed`,
  },
  'followUps.extended-already': {
    zh: ({ id }) => `${id} 已经延长过一次`,
    en: ({ id }) => `${id} was extended once already`,
  },
  'followUps.seal-twice': {
    zh: ({ seal }) => `封条 ${seal} 重复`,
    en: ({ seal }) => `seal ${seal} stands there twice`,
  },
  'followUps.unknown-seal': {
    zh: ({ seal }) => `没有封条 ${seal}`,
    en: ({ seal }) => `there is no seal ${seal}`,
  },
  'followUps.released-already': {
    zh: ({ seal }) => `封条 ${seal} 已经解除`,
    en: ({ seal }) => `seal ${seal} was taken off already`,
  },
  'followUps.unknown-finding': {
    zh: ({ finding }) => `本次检查没有登记问题“${finding}”`,
    en: ({ finding }) => `the visit has no finding "${finding}"`,
  },
  'followUps.visit-not-completed': {
    zh: ({ visit }) => `检查 ${visit} 尚未完成`,
    en: ({ visit }) => `visit ${visit} is not completed`,
  },
};
