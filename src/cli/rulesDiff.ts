import { Command } from 'commander';
import { factsOn } from '../app/scoring/population.js';
import type { RulesProblem } from '../app/scoring/reasons.js';
import { diffRuleSets, type RuleSetChange } from '../core/scoring/review/diffRuleSets.js';
import { effectOf, type Effect } from '../core/scoring/review/effectOf.js';
import type { RuleSet } from '../core/scoring/ruleSet.js';
import { CommandFailure, EXIT } from './failure.js';
import type { Output } from './output.js';
import { readPopulation, type PopulationOptions } from './populationFiles.js';
import { readRuleSet } from './ruleSetFile.js';
import type { Services } from './services.js';

/** `evenhand rules diff`: what changed between two versions and, with a register, whom it touches. */
export function diffCommand(services: Services, output: () => Output): Command {
  return new Command('diff')
    .description('compare two versions of a rule set; with a register, also their effect')
    .argument('<before>', 'rule set, JSON')
    .argument('<after>', 'rule set, JSON')
    .option('--register <file>', 'enterprises, CSV or XLSX')
    .option('--history <file...>', 'what happened to them, CSV or XLSX')
    .option('--mapping <file>', 'which column means what, JSON')
    .option('--as-of <YYYY-MM-DD>', 'the last day whose records count')
    .action(async (before: string, after: string, options: Partial<PopulationOptions>) => {
      const [old, next] = [await readRuleSet(before), await readRuleSet(after)];
      if (old.id !== next.id) throw new CommandFailure([otherRuleSet(old, next)], EXIT.unusable);
      const changes = diffRuleSets(old, next);
      const effect = await effectOn(services, old, next, options);
      show(output(), changes, effect);
      output().result({ ok: true, id: old.id, versions: [old.version, next.version], changes, effect });
    });
}

const otherRuleSet = (old: RuleSet, next: RuleSet): RulesProblem => ({
  code: 'rules.different-rule-sets',
  params: { before: old.id, after: next.id },
});

async function effectOn(
  services: Services,
  old: RuleSet,
  next: RuleSet,
  { register, history, mapping, asOf }: Partial<PopulationOptions>,
): Promise<Effect | null> {
  if (register === undefined) return null;
  if (history === undefined || mapping === undefined || asOf === undefined) {
    const detail = '--register --history --mapping --as-of';
    throw new CommandFailure([{ code: 'command.usage', params: { detail } }], EXIT.unusable);
  }
  const read = await readPopulation(services, { register, history, mapping, asOf });
  return effectOf(old, next, factsOn(read.population, read.asOf, old, next), read.asOf);
}

const SIGNS = { added: '+', removed: '−', changed: '~' } as const;

function show(output: Output, changes: readonly RuleSetChange[], effect: Effect | null): void {
  const zh = output.language === 'zh';
  if (changes.length === 0) output.say(zh ? '内容相同' : 'no differences');
  for (const { kind, pointer, before, after } of changes) {
    const [a, b] = [JSON.stringify(before), JSON.stringify(after)];
    const values = kind === 'changed' ? `: ${a} → ${b}` : kind === 'added' ? `: ${b}` : '';
    output.say(`${SIGNS[kind]} ${pointer}${values}`);
  }
  if (effect === null) return;
  const { enterprises, changeTier, moves, certainties, excluded } = effect;
  output.say(
    zh
      ? `${enterprises} 户中 ${changeTier} 户的等级改变；必查 ${certainties.join(' → ')}，排除 ${excluded.join(' → ')}`
      : `${changeTier} of ${enterprises} enterprises change tier; certainties ${certainties.join(' → ')}, excluded ${excluded.join(' → ')}`,
  );
  for (const { from, to, count } of moves) output.say(`  ${from} → ${to}  ${count}`);
}
