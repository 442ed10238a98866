import { Command } from 'commander';
import { factsOfRuleSet } from '../core/scoring/compileRuleSet.js';
import { describeRule } from '../core/scoring/describeRule.js';
import type { Rule, RuleKind, RuleSet } from '../core/scoring/ruleSet.js';
import type { Language } from '../messages/texts.js';
import { CommandFailure, EXIT } from './failure.js';
import type { Output } from './output.js';
import { readRuleSet } from './ruleSetFile.js';
import type { Services } from './services.js';

const KINDS: Readonly<Record<RuleKind, Readonly<Record<Language, string>>>> = {
  score: { zh: '加分', en: 'Scores' },
  credit: { zh: '扣减', en: 'Credits' },
  tierOverride: { zh: '直接定级', en: 'Tier overrides' },
  trigger: { zh: '必查与立即检查', en: 'Triggers' },
  exclusion: { zh: '不列入抽查', en: 'Exclusions' },
};

/** `evenhand rules explain`: a rule set, or one of its rules, in words. */
export function explainCommand(_: Services, output: () => Output): Command {
  return new Command('explain')
    .description('say in words what a rule set does')
    .argument('<file>', 'rule set, JSON')
    .option('--rule <id>', 'only this rule')
    .action(async (file: string, { rule: only }: { readonly rule?: string }) => {
      const ruleSet = await readRuleSet(file);
      const rules = ruleSet.rules.filter(({ id }) => only === undefined || id === only);
      if (rules.length === 0) {
        const problem = { code: 'scoring.unknown-rule', params: { rule: only ?? '' }, place: { file } };
        throw new CommandFailure([problem], EXIT.unusable);
      }
      show(output(), ruleSet, rules);
      const { language } = output();
      const described = rules.map((rule) => describe(rule, ruleSet, language));
      output().result({ ok: true, id: ruleSet.id, version: ruleSet.version, rules: described });
    });
}

function describe(rule: Rule, ruleSet: RuleSet, language: Language) {
  const { id, kind, text, basis } = rule;
  const words = describeRule(rule, ruleSet, language);
  return { id, kind, text: text[language], basis: basis?.[language] ?? null, words };
}

function show(output: Output, ruleSet: RuleSet, rules: readonly Rule[]): void {
  const { language } = output;
  output.say(`${ruleSet.title[language]} (${ruleSet.id} v${ruleSet.version})`);
  for (const kind of Object.keys(KINDS) as RuleKind[]) {
    const some = rules.filter((rule) => rule.kind === kind);
    if (some.length > 0) output.say(`\n${KINDS[kind][language]}`);
    for (const rule of some) showRule(output, rule, ruleSet);
  }
  if (rules.length === ruleSet.rules.length) showTiers(output, ruleSet);
}

function showRule(output: Output, rule: Rule, ruleSet: RuleSet): void {
  const { id, text, basis, words } = describe(rule, ruleSet, output.language);
  output.say(`  ${text} [${id}]`);
  output.say(`    ${words}`);
  if (basis !== null) output.say(`    ${output.language === 'zh' ? '依据：' : 'basis: '}${basis}`);
}

function showTiers(output: Output, ruleSet: RuleSet): void {
  const zh = output.language === 'zh';
  output.say(`\n${zh ? '风险等级' : 'Tiers'}`);
  for (const step of ruleSet.tiers.tiers) {
    const share = 'share' in step ? step.share : null;
    const range = 'from' in step ? `${step.from}–${step.to ?? '∞'}` : (share ?? (zh ? '其余' : 'the rest'));
    output.say(`  ${step.tier}  ${range}`);
  }
  output.say(`\n${zh ? '所用事实' : 'Facts used'}: ${factsOfRuleSet(ruleSet).join(', ')}`);
}
