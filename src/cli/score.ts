import { Command } from 'commander';
import { explainEnterprise, type Explanation } from '../app/scoring/explainEnterprise.js';
import { assessPopulation, type Assessed } from '../app/scoring/population.js';
import type { RulesProblem } from '../app/scoring/reasons.js';
import type { Day } from '../core/kernel/date.js';
import { explainFired } from '../core/scoring/explain.js';
import type { RuleSet } from '../core/scoring/ruleSet.js';
import type { Language } from '../messages/texts.js';
import { CommandFailure, EXIT } from './failure.js';
import { writeTogether } from './files.js';
import type { Output } from './output.js';
import { readPopulation, withRegister, type PopulationOptions } from './populationFiles.js';
import { readRuleSet } from './ruleSetFile.js';
import type { Services } from './services.js';
import { showExplanation, showScores } from './showScores.js';

interface ScoreOptions extends PopulationOptions {
  readonly rules: string;
  readonly id?: string;
  readonly top: string;
  readonly out?: string;
}

/** `evenhand score`: scores a register as of a day, or explains the score of one enterprise. */
export function scoreCommand(services: Services, output: () => Output): Command {
  const command = new Command('score').description(
    'score enterprises as of a day, with reasons; or explain the score of one',
  );
  return withRegister(command)
    .requiredOption('--rules <file>', 'rule set, JSON')
    .option('--id <id>', 'explain this enterprise: reasons, records, what would change its tier')
    .option('--top <n>', 'how many to show, highest scores first', '20')
    .option('--out <folder>', 'write all of them to scores.csv there')
    .action(async (options: ScoreOptions) => {
      const ruleSet = await readRuleSet(options.rules);
      const { population, asOf } = await readPopulation(services, options);
      checkEffective(ruleSet, asOf);
      const { language } = output();
      if (options.id !== undefined) {
        const explanation = explainEnterprise(population, ruleSet, options.id, asOf, language);
        if (explanation === null) throw unknownEnterprise(options.id);
        report(output(), explanation);
        return;
      }
      const scored = assessPopulation(population, ruleSet, asOf);
      if (options.out !== undefined) {
        await writeTogether(
          options.out,
          new Map([['scores.csv', table(services, ruleSet, scored, language)]]),
        );
      }
      const top = highest(scored, Number.parseInt(options.top, 10) || 0);
      showScores(output(), ruleSet, scored, top);
      output().result({ ok: true, asOf, ...summary(ruleSet, scored), top: top.map(brief) });
    });
}

function checkEffective({ effective: { from, to } }: RuleSet, asOf: Day): void {
  if (asOf >= from && (to === null || asOf <= to)) return;
  const problem: RulesProblem = { code: 'rules.not-effective', params: { asOf, from, to: to ?? '…' } };
  throw new CommandFailure([problem], EXIT.refused);
}

function unknownEnterprise(id: string): CommandFailure {
  const problem: RulesProblem = { code: 'rules.unknown-enterprise', params: { id } };
  return new CommandFailure([problem], EXIT.unusable);
}

function report(output: Output, explanation: Explanation): void {
  showExplanation(output, explanation);
  output.result({ ok: true, ...explanation });
}

const highest = (scored: readonly Assessed[], count: number): readonly Assessed[] =>
  [...scored].sort((a, b) => b.assessment.score - a.assessment.score).slice(0, count);

function summary({ tiers }: RuleSet, scored: readonly Assessed[]) {
  const count = (holds: (each: Assessed) => boolean): number => scored.filter(holds).length;
  return {
    enterprises: scored.length,
    tiers: Object.fromEntries(
      tiers.tiers.map(({ tier }) => [tier, count((each) => each.assessment.tier === tier)]),
    ),
    certainties: count(({ assessment }) => assessment.certainty !== null),
    excluded: count(({ assessment }) => assessment.excluded !== null),
  };
}

function brief({
  enterprise: { id, name },
  assessment: { score, tier, fired, certainty, excluded },
}: Assessed) {
  return { id, name, score, tier, fired, certainty, excluded };
}

function table(
  { writeCsv }: Services,
  ruleSet: RuleSet,
  scored: readonly Assessed[],
  language: Language,
): Uint8Array {
  const columns = ['id', 'name', 'score', 'tier', 'certainty', 'due', 'excluded', 'reasons'];
  const rows = scored.map(({ enterprise, assessment }) => [
    enterprise.id,
    enterprise.name,
    assessment.score,
    assessment.tier,
    assessment.certainty?.ground ?? '',
    assessment.certainty?.due ?? '',
    assessment.excluded ?? '',
    assessment.fired
      .map((fired) => explainFired(ruleSet, fired, language))
      .join(language === 'zh' ? '；' : '; '),
  ]);
  return writeCsv(columns, rows);
}
