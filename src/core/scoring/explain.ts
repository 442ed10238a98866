import type { FactValue, FiredRule } from './assessment.js';
import { describeFactValue } from './factWords.js';
import { factCatalogue } from './facts/catalogue.js';
import type { Bilingual } from './facts/definition.js';
import type { TierChange } from './review/whatIf.js';
import type { Rule, RuleSet } from './ruleSet.js';

export type Language = 'zh' | 'en';

/**
 * A fired rule in words: what it says, what it did, and the values that it looked at, as in
 * "Critical violations found before: +12 points (critical violations found at all past inspections: 3)".
 */
export function explainFired(ruleSet: RuleSet, fired: FiredRule, language: Language): string {
  const rule = ruleSet.rules.find(({ id }) => id === fired.rule);
  if (rule === undefined) return fired.rule;
  const values = Object.entries(fired.values).map(([fact, value]) => describeValue(fact, value, language));
  const parts = [rule.text[language], effectOfRule(rule, fired.points, language)];
  return language === 'zh'
    ? `${parts.join('：')}${bracket(values, '（', '；', '）')}`
    : `${parts.join(': ')}${bracket(values, ' (', '; ', ')')}`;
}

const bracket = (values: readonly string[], open: string, between: string, close: string): string =>
  values.length === 0 ? '' : open + values.join(between) + close;

/** What a fired rule did. */
export function effectOfRule(rule: Rule, points: number, language: Language): string {
  const { zh, en } = effectTexts(rule, points);
  return language === 'zh' ? zh : en;
}

function effectTexts(rule: Rule, points: number): Bilingual {
  switch (rule.kind) {
    case 'score':
    case 'credit': {
      const signed = points < 0 ? `−${-points}` : `+${points}`;
      return { zh: `${signed} 分`, en: `${signed} ${Math.abs(points) === 1 ? 'point' : 'points'}` };
    }
    case 'tierOverride':
      return rule.bound === 'atLeast'
        ? { zh: `风险等级不低于 ${rule.tier}`, en: `tier ${rule.tier} or graver` }
        : { zh: `风险等级不高于 ${rule.tier}`, en: `tier ${rule.tier} or milder` };
    case 'trigger':
      return rule.visit === 'case'
        ? { zh: '立即个案检查', en: 'case inspection at once' }
        : { zh: '列入必查', en: 'selected with certainty' };
    case 'exclusion':
      return { zh: '不列入抽查', en: 'left out of the draw' };
  }
}

/**
 * What would change a tier, in words, as in "all else as it is, if "past inspections" were 0 instead of 2, the
 * score would be 0 and the tier A".
 */
export function explainChange({ fact, from, to, tier, score }: TierChange, language: Language): string {
  const zh = language === 'zh';
  const name = factCatalogue.get(fact)?.text[language] ?? fact;
  const unknown = zh ? '未知' : 'unknown';
  const now = from === null ? unknown : describeFactValue(fact, from, language);
  const then = describeFactValue(fact, to, language);
  return zh
    ? `其他不变，若“${name}”由${now}变为${then}，则风险分为 ${score}，等级为 ${tier}`
    : `all else as it is, if "${name}" were ${then} instead of ${now}, the score would be ${score} and the tier ${tier}`;
}

/** A fact with its value in words: "days since the last inspection: 412". */
function describeValue(fact: string, value: FactValue, language: Language): string {
  const name = factCatalogue.get(fact)?.text[language] ?? fact;
  const words = describeFactValue(fact, value, language);
  return language === 'zh' ? `${name}：${words}` : `${name}: ${words}`;
}
