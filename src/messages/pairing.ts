import type { PairingReasons } from '../core/pairing/reasons.js';
import type { Texts } from './texts.js';

export const pairingTexts: Texts<PairingReasons> = {
  'pairing.size-below-two': {
    zh: ({ target, size }) => `检查对象 ${target} 的检查组至少 2 人，每个单位至少 1 人，不能设为 ${size} 人`,
    en: ({ target, size }) =>
      `the team for target ${target} has at least 2 members and each agency at least 1, not ${size}`,
  },
  'pairing.not-one-lead-agency': {
    zh: ({ target }) => `检查对象 ${target} 须由且仅由一个单位担任组长单位`,
    en: ({ target }) => `exactly one agency leads the visit to target ${target}`,
  },
  'pairing.agencies-overlap': {
    zh: ({ target }) => `检查对象 ${target} 的席位须按单位分列，同一单位只列一次`,
    en: ({ target }) => `the seats of target ${target} name each agency once, or no agency at all`,
  },
  'pairing.load-cap-below-one': {
    zh: ({ loadCap }) => `每人检查次数上限至少为 1，不能设为 ${loadCap}`,
    en: ({ loadCap }) => `the cap on visits per inspector is at least 1, not ${loadCap}`,
  },
  'pairing.duplicate-target': {
    zh: ({ target }) => `检查对象 ${target} 在本次配对中出现两次`,
    en: ({ target }) => `target ${target} stands twice in this pairing`,
  },
  'pairing.duplicate-inspector': {
    zh: ({ inspector }) => `执法人员 ${inspector} 在名录中出现两次`,
    en: ({ inspector }) => `inspector ${inspector} stands twice in the roster`,
  },
  'pairing.inspector-in-two-places': {
    zh: ({ inspector, organisations }) =>
      `执法人员 ${inspector} 同时属于 ${organisations.join('、')}，请确定其唯一单位`,
    en: ({ inspector, organisations }) =>
      `inspector ${inspector} belongs to ${organisations.join(' and ')} at once; settle on one organisation`,
  },
  'pairing.window-reversed': {
    zh: ({ target, from, to }) => `检查对象 ${target} 的检查期止日 ${to} 早于起日 ${from}`,
    en: ({ target, from, to }) => `the window of target ${target} ends on ${to}, before it starts on ${from}`,
  },
  'pairing.circular-recusal': {
    zh: ({ enterprise, people }) =>
      `对企业 ${enterprise} 的回避互相决定（${people.join(' → ')}），须由未涉及回避的负责人决定`,
    en: ({ enterprise, people }) =>
      `the recusals from enterprise ${enterprise} decide one another (${people.join(' → ')}); somebody who is not recused must decide`,
  },
  'pairing.unknown-organisation': {
    zh: ({ target, organisation }) => `检查对象 ${target} 要求的单位 ${organisation} 不在执法人员名录中`,
    en: ({ target, organisation }) =>
      `target ${target} asks for organisation ${organisation}, of which the roster knows nobody`,
  },
  'pairing.no-eligible-lead': {
    zh: ({ target }) => `检查对象 ${target} 没有符合条件的组长`,
    en: ({ target }) => `nobody who qualifies for target ${target} may lead a team`,
  },
  'pairing.too-few-eligible': {
    zh: ({ target, needed, eligible }) =>
      `检查对象 ${target} 需要 ${needed} 名执法人员，符合条件的只有 ${eligible} 名`,
    en: ({ target, needed, eligible }) =>
      `target ${target} needs ${needed} inspectors, and only ${eligible} qualify`,
  },
  'pairing.lead-seats-short': {
    zh: ({ visits, domains, inspectors, capacity, deficit }) =>
      `${domains.join('、')}领域的 ${visits} 次检查只有 ${inspectors} 名合格组长，最多可带 ${capacity} 组：缺 ${deficit} 个组长席位`,
    en: ({ visits, domains, inspectors, capacity, deficit }) =>
      `for ${visits} visits in ${domains.join(', ')} only ${inspectors} leads qualify, who can lead ${capacity} at most: ${deficit} lead seats short`,
  },
  'pairing.seats-short': {
    zh: ({ visits, domains, seats, inspectors, capacity, deficit }) =>
      `${domains.join('、')}领域的 ${visits} 次检查需要 ${seats} 个席位，合格的 ${inspectors} 名执法人员最多承担 ${capacity} 个：缺 ${deficit} 个席位`,
    en: ({ visits, domains, seats, inspectors, capacity, deficit }) =>
      `${visits} visits in ${domains.join(', ')} need ${seats} seats, and the ${inspectors} inspectors who qualify can fill ${capacity} at most: ${deficit} seats short`,
  },
  'pairing.record-malformed': {
    zh: ({ line }) => `配对记录第 ${line + 1} 行格式不正确`,
    en: ({ line }) => `line ${line + 1} of the pairing records is malformed`,
  },
  'pairing.share-not-eligible': {
    zh: ({ inspector, target }) => `概率表给了 ${inspector} 检查 ${target} 的概率，而该人员不符合条件`,
    en: ({ inspector, target }) =>
      `the matrix gives ${inspector} a probability at target ${target}, for which they do not qualify`,
  },
  'pairing.share-above-cap': {
    zh: ({ inspector, target }) => `概率表中 ${inspector} 检查 ${target} 的概率超过公布的上限`,
    en: ({ inspector, target }) =>
      `the probability of ${inspector} at target ${target} exceeds the published cap`,
  },
  'pairing.cap-not-least': {
    zh: ({ cap, smallestCap }) => `概率上限 ${cap} 既不是所述最小值 ${smallestCap}，也不是政策所定`,
    en: ({ cap, smallestCap }) =>
      `the cap on odds, ${cap}, is neither the smallest one stated, ${smallestCap}, nor the policy's`,
  },
  'pairing.seats-not-covered': {
    zh: ({ target }) => `概率表中检查对象 ${target} 的席位合计不等于应有席位，或组长席位不足`,
    en: ({ target }) =>
      `the matrix does not fill the seats of target ${target} exactly, or not its lead seat`,
  },
  'pairing.room-exceeded': {
    zh: ({ inspector }) => `概率表中 ${inspector} 的期望检查次数超过上限`,
    en: ({ inspector }) => `the matrix gives ${inspector} more visits than the cap on visits allows`,
  },
  'pairing.loads-not-level': {
    zh: ({ heavier, lighter }) => `检查任务不均：${heavier} 的任务本可转给任务更少的 ${lighter}`,
    en: ({ heavier, lighter }) =>
      `loads are not level: visits of ${heavier} could pass to ${lighter}, who has fewer`,
  },
  'pairing.team-differs': {
    zh: ({ target }) => `检查对象 ${target} 的检查组与按种子重新抽取的结果不一致`,
    en: ({ target }) => `the team of target ${target} is not the one that the seed draws`,
  },
  'pairing.not-on-the-team': {
    zh: ({ target, inspector }) => `${inspector} 不在检查对象 ${target} 的检查组中，无从替换`,
    en: ({ target, inspector }) =>
      `${inspector} is not on the team of target ${target} and cannot be replaced`,
  },
  'pairing.no-alternate': {
    zh: ({ target, inspector }) => `检查对象 ${target} 的备选人员中无人可替换 ${inspector}`,
    en: ({ target, inspector }) => `no alternate for target ${target} can take the place of ${inspector}`,
  },
  'pairing.bars-too-tight': {
    zh: ({ attempts, deficit }) =>
      `轮换限制过紧：重抽组长 ${attempts} 次后仍缺 ${deficit} 个席位，请缩短轮换间隔或增加人员`,
    en: ({ attempts, deficit }) =>
      `the rotation bars are too tight: after ${attempts} draws of the leads ${deficit} seats are still short; shorten the rotation or add people`,
  },
};
