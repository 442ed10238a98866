import type { AdviceReasons } from '../core/scoring/review/reasons.js';
import type { Texts } from './texts.js';

export const adviceTexts: Texts<AdviceReasons> = {
  'advice.never-fires': {
    zh: ({ rule }) => `规则“${rule}”的条件自相矛盾，永远不会触发`,
    en: ({ rule }) => `rule "${rule}" can never fire: its conditions exclude one another`,
  },
  'advice.always-fires': {
    zh: ({ rule }) => `规则“${rule}”对所有对象都触发，不区分任何风险`,
    en: ({ rule }) => `rule "${rule}" fires for everybody and tells nobody apart`,
  },
  'advice.empty-any': {
    zh: ({ rule }) => `规则“${rule}”含有空的 any，其含义为恒真`,
    en: ({ rule }) => `rule "${rule}" holds an empty "any", which is always true`,
  },
  'advice.contradiction-points': {
    zh: ({ rule, other }) => `规则“${rule}”与“${other}”条件等价，却一个加分一个扣减`,
    en: ({ rule, other }) =>
      `rules "${rule}" and "${other}" add and take away points under the same conditions`,
  },
  'advice.contradiction-tiers': {
    zh: ({ rule, other }) => `规则“${rule}”与“${other}”可能同时触发，而等级要求互相矛盾（以较高风险为准）`,
    en: ({ rule, other }) =>
      `rules "${rule}" and "${other}" may fire together but demand tiers that contradict (the graver would stand)`,
  },
  'advice.trigger-shut-out': {
    zh: ({ rule, other }) => `触发规则“${rule}”触发时总被排除规则“${other}”压过，永远不起作用`,
    en: ({ rule, other }) =>
      `trigger "${rule}" never takes effect: exclusion "${other}" always holds with it`,
  },
  'advice.unused-parameter': {
    zh: ({ parameter }) => `参数“${parameter}”没有被使用`,
    en: ({ parameter }) => `nothing uses the parameter "${parameter}"`,
  },
  'advice.unused-condition': {
    zh: ({ condition }) => `条件“${condition}”没有被使用`,
    en: ({ condition }) => `nothing uses the condition "${condition}"`,
  },
  'advice.no-case': {
    zh: ({ rule }) => `规则“${rule}”没有任何测试用例使其触发`,
    en: ({ rule }) => `no test case makes rule "${rule}" fire`,
  },
};
