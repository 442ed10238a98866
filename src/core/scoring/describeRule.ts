import { isParameterRef, type Comparison, type Condition, type Operator } from './condition.js';
import { effectOfRule, type Language } from './explain.js';
import { factCatalogue } from './facts/catalogue.js';
import { describeFactValue } from './factWords.js';
import { amountOf } from './points.js';
import type { Points, Rule, RuleSet } from './ruleSet.js';
import { isScoring } from './compileRules.js';

type Definitions = Pick<RuleSet, 'conditions' | 'parameters'>;

const OPERATOR_WORDS: Readonly<Record<Operator, Readonly<Record<Language, string>>>> = {
  equal: { zh: '为', en: 'is' },
  notEqual: { zh: '不为', en: 'is not' },
  in: { zh: '属于', en: 'is one of' },
  notIn: { zh: '不属于', en: 'is none of' },
  lessThan: { zh: '小于', en: 'is less than' },
  lessThanInclusive: { zh: '不超过', en: 'is at most' },
  greaterThan: { zh: '大于', en: 'is more than' },
  greaterThanInclusive: { zh: '至少为', en: 'is at least' },
};

/** A rule in words: when it fires, and what it then does. */
export function describeRule(rule: Rule, definitions: Definitions, language: Language): string {
  const when = describeCondition(rule.when, definitions, language);
  const then = isScoring(rule)
    ? describePoints(rule.points, definitions, language)
    : effectOfRule(rule, 0, language);
  return language === 'zh' ? `若${when}，则${then}` : `if ${when}, then ${then}`;
}

export function describeCondition(
  condition: Condition,
  definitions: Definitions,
  language: Language,
): string {
  const inner = (part: Condition): string => {
    const words = describeCondition(part, definitions, language);
    return 'all' in part || 'any' in part ? bracketed(words, language) : words;
  };
  const zh = language === 'zh';
  if ('not' in condition) return `${zh ? '并非' : 'not '}${inner(condition.not)}`;
  if ('all' in condition)
    return joined(condition.all, inner, zh ? '且' : ' and ', zh ? '任何情况' : 'always');
  if ('any' in condition) return joined(condition.any, inner, zh ? '或' : ' or ', zh ? '任何情况' : 'always');
  if ('fact' in condition) return describeComparison(condition, definitions, language);
  const named = definitions.conditions[condition.condition];
  return named === undefined ? condition.condition : inner(named);
}

function joined(
  parts: readonly Condition[],
  inner: (part: Condition) => string,
  between: string,
  empty: string,
): string {
  const [only] = parts;
  if (only === undefined) return empty;
  return parts.length === 1 ? inner(only) : parts.map(inner).join(between);
}

const bracketed = (words: string, language: Language): string =>
  language === 'zh' ? `（${words}）` : `(${words})`;

function describeComparison(
  { fact, operator, value }: Comparison,
  { parameters }: Definitions,
  language: Language,
): string {
  const actual = isParameterRef(value) ? parameters[value.parameter]?.value : value;
  const values = (
    Array.isArray(actual) ? (actual as readonly string[]) : [actual ?? '']
  ) as readonly string[];
  const words = values.map((each) => describeFactValue(fact, each, language));
  const name = factCatalogue.get(fact)?.text[language] ?? fact;
  const quoted = language === 'zh' ? `“${name}”` : `"${name}"`;
  if (typeof actual === 'boolean') return describeTruth(quoted, (operator === 'equal') === actual, language);
  const verb = OPERATOR_WORDS[operator][language];
  return language === 'zh' ? `${quoted}${verb}${words.join('、')}` : `${quoted} ${verb} ${words.join(', ')}`;
}

/** A truth value is compared by `equal` or `notEqual` only. */
function describeTruth(name: string, holds: boolean, language: Language): string {
  if (holds) return name;
  return language === 'zh' ? `非${name}` : `not ${name}`;
}

function describePoints(points: Points, { parameters }: Definitions, language: Language): string {
  const zh = language === 'zh';
  const each = amountOf(points.points, parameters);
  const signed = each < 0 ? `−${-each}` : `+${each}`;
  const name = (fact: string): string => factCatalogue.get(fact)?.text[language] ?? fact;
  if (points.kind === 'constant') return zh ? `${signed} 分` : `${signed} points`;
  if (points.kind === 'decaying') {
    const over = amountOf(points.overDays, parameters);
    return zh
      ? `${signed} 分，随“${name(points.age)}”在 ${over} 天内均匀减为 0`
      : `${signed} points, fading evenly to 0 over ${over} ${name(points.age)}`;
  }
  const { fact, per = 1, above = 0 } = points;
  const cap = Math.abs(amountOf(points.cap, parameters));
  const [unit, free] = [per, above].map((value) => describeFactValue(fact, value, language));
  const beyond = above === 0 ? '' : zh ? `超过 ${free} 的部分` : ` beyond ${free}`;
  return zh
    ? `“${name(fact)}”${beyond}每满 ${unit} 计 ${signed} 分，最多 ${cap} 分`
    : `${signed} points for each full ${unit} of "${name(fact)}"${beyond}, at most ${cap}`;
}
