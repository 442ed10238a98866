import type { ScoringReasons } from '../core/scoring/reasons.js';
import type { Texts } from './texts.js';

const list = (items: readonly string[], between: string): string => items.join(between);

export const scoringTexts: Texts<ScoringReasons> = {
  'scoring.not-an-object': {
    zh: ({ found }) => `此处应为 JSON 对象，实际是 ${found}`,
    en: ({ found }) => `a JSON object is expected here, not ${found}`,
  },
  'scoring.unknown-rule-kind': {
    zh: ({ kind, known }) => `未知的 kind ${kind}，可用：${list(known, '、')}`,
    en: ({ kind, known }) => `unknown kind ${kind}; known are ${list(known, ', ')}`,
  },
  'scoring.duplicate-rule': {
    zh: ({ rule }) => `有两条规则使用同一编号“${rule}”`,
    en: ({ rule }) => `two rules have the id "${rule}"`,
  },
  'scoring.unknown-fact': {
    zh: ({ fact, near }) =>
      `事实目录中没有“${fact}”${near.length === 0 ? '' : `，是否指 ${list(near, '、')}？`}`,
    en: ({ fact, near }) =>
      `the fact catalogue has no "${fact}"${near.length === 0 ? '' : `; did you mean ${list(near, ', ')}?`}`,
  },
  'scoring.personal-fact': {
    zh: ({ fact }) => `“${fact}”涉及个人身份：执法人员、业主、姓名等不得影响评分`,
    en: ({ fact }) => `"${fact}" is about a person: inspectors, owners and names must not move a score`,
  },
  'scoring.unknown-operator': {
    zh: ({ operator, known }) => `未知的比较符“${operator}”，可用：${list(known, '、')}`,
    en: ({ operator, known }) => `unknown operator "${operator}"; known are ${list(known, ', ')}`,
  },
  'scoring.regular-expression': {
    zh: ({ operator }) => `不允许正则表达式（“${operator}”）：其运行时间可能没有上限；请用 in 列出取值`,
    en: ({ operator }) =>
      `regular expressions ("${operator}") are refused, as they may run without end; list the values with "in"`,
  },
  'scoring.operator-needs-integer': {
    zh: ({ fact, operator, type }) => `“${operator}”只能比较整数，而“${fact}”的类型是 ${type}`,
    en: ({ fact, operator, type }) => `"${operator}" compares integers, but "${fact}" is of type ${type}`,
  },
  'scoring.wrong-type': {
    zh: ({ fact, expected, found }) => `“${fact}”需要 ${expected} 类型的值，实际是 ${found}`,
    en: ({ fact, expected, found }) => `"${fact}" needs a value of type ${expected}, not ${found}`,
  },
  'scoring.not-days': {
    zh: ({ fact }) => `“${fact}”不是以天计的事实，不能作为衰减的年龄`,
    en: ({ fact }) => `"${fact}" is not counted in days and cannot be the age of decaying points`,
  },
  'scoring.not-a-condition': {
    zh: ({ found }) => `不是条件：${found}；条件应为 all、any、not、condition，或 fact + operator + value`,
    en: ({ found }) =>
      `not a condition: ${found}; it is all, any, not, condition, or fact + operator + value`,
  },
  'scoring.too-deep': {
    zh: ({ limit }) => `条件嵌套超过 ${limit} 层`,
    en: ({ limit }) => `conditions are nested more than ${limit} deep`,
  },
  'scoring.too-large': {
    zh: ({ rule, limit }) => `规则“${rule}”展开后的比较超过 ${limit} 次`,
    en: ({ rule, limit }) =>
      `rule "${rule}" makes more than ${limit} comparisons once its references are followed`,
  },
  'scoring.unknown-condition': {
    zh: ({ condition }) => `没有名为“${condition}”的条件`,
    en: ({ condition }) => `there is no condition named "${condition}"`,
  },
  'scoring.condition-cycle': {
    zh: ({ path }) => `条件循环引用：${list(path, ' → ')}`,
    en: ({ path }) => `conditions refer to one another in a circle: ${list(path, ' → ')}`,
  },
  'scoring.unknown-parameter': {
    zh: ({ parameter }) => `没有名为“${parameter}”的参数`,
    en: ({ parameter }) => `there is no parameter named "${parameter}"`,
  },
  'scoring.points-sign': {
    zh: ({ rule, points }) => `规则“${rule}”的数值 ${points} 符号不对：加分规则须为正，扣减规则须为负`,
    en: ({ rule, points }) =>
      `rule "${rule}" has ${points}, of the wrong sign: scores are positive, credits negative`,
  },
  'scoring.points-overflow': {
    zh: ({ points, limit }) => `各规则分值合计可达 ${points}，超过上限 ${limit}`,
    en: ({ points, limit }) => `the points of all rules may reach ${points}, above the limit of ${limit}`,
  },
  'scoring.unknown-group': {
    zh: ({ group }) => `没有为分组“${group}”设封顶`,
    en: ({ group }) => `there is no cap for the group "${group}"`,
  },
  'scoring.duplicate-group': {
    zh: ({ group }) => `分组“${group}”设了两次封顶`,
    en: ({ group }) => `the group "${group}" has two caps`,
  },
  'scoring.duplicate-tier': {
    zh: ({ tier }) => `风险等级“${tier}”出现两次`,
    en: ({ tier }) => `tier "${tier}" appears twice`,
  },
  'scoring.unknown-tier': {
    zh: ({ tier, known }) => `没有风险等级“${tier}”，可用：${list(known, '、')}`,
    en: ({ tier, known }) => `there is no tier "${tier}"; known are ${list(known, ', ')}`,
  },
  'scoring.tiers-overlap': {
    zh: ({ tier, next }) => `等级 ${tier} 与 ${next} 的分数区间重叠`,
    en: ({ tier, next }) => `the scores of tiers ${tier} and ${next} overlap`,
  },
  'scoring.tiers-gap': {
    zh: ({ tier, next }) => `等级 ${tier} 与 ${next} 之间有分数不属于任何等级`,
    en: ({ tier, next }) => `some scores between tiers ${tier} and ${next} belong to no tier`,
  },
  'scoring.tiers-bounds': {
    zh: ({ tier }) =>
      `等级 ${tier} 的界限不对：首级从 0 起（按份额时取其余），末级无上界，其余上界不小于下界`,
    en: ({ tier }) =>
      `tier ${tier} has wrong bounds: the first starts at 0 (or takes the rest), the last has no upper bound, and no range is empty`,
  },
  'scoring.tiers-shares': {
    zh: ({ sum }) => `各等级份额之和为 ${sum}，超过 1`,
    en: ({ sum }) => `the shares of the tiers sum to ${sum}, more than 1`,
  },
  'scoring.self-approved': {
    zh: ({ author }) => `编写人“${author}”不能自己批准`,
    en: ({ author }) => `the author "${author}" cannot approve the own rule set`,
  },
  'scoring.approval-does-not-fit': {
    zh: ({ approved, found }) => `批准的内容哈希是 ${approved}，而现内容是 ${found}：批准之后被改动过`,
    en: ({ approved, found }) =>
      `content ${approved} was approved, but this is ${found}: it was changed since`,
  },
  'scoring.not-approved': {
    zh: ({ id, version }) =>
      `规则集“${id}”第 ${version} 版未经批准，只能用于演练；请由编写人以外的人用 evenhand rules approve 批准`,
    en: ({ id, version }) =>
      `rule set "${id}", version ${version}, is a draft and serves rehearsals only; somebody other than its author approves it with "evenhand rules approve"`,
  },
  'scoring.not-effective': {
    zh: ({ from, to, start, end }) => `规则集并非在 ${from} 至 ${to} 全程生效（生效期 ${start} 至 ${end}）`,
    en: ({ from, to, start, end }) =>
      `the rule set is not in effect from ${from} to ${to} throughout (it is from ${start} to ${end})`,
  },
  'scoring.effective-order': {
    zh: ({ from, to }) => `失效日 ${to} 早于生效日 ${from}`,
    en: ({ from, to }) => `the last effective day ${to} is before the first, ${from}`,
  },
  'scoring.unknown-rule': {
    zh: ({ rule }) => `没有编号为“${rule}”的规则`,
    en: ({ rule }) => `there is no rule "${rule}"`,
  },
};
