import { Command } from 'commander';
import { suggestRules, type Suggestion } from '../app/backtest/suggestRules.js';
import { addDays } from '../core/kernel/date.js';
import type { Register } from '../core/scoring/register.js';
import { backtestWords } from '../messages/backtestWords.js';
import { count, day } from './backtest.js';
import { use } from './files.js';
import type { Output } from './output.js';
import { readRegisterFiles, type RegisterFiles } from './registerFiles.js';
import { readRuleSet } from './ruleSetFile.js';
import { refuseExisting, writeNewFile } from './resultFile.js';
import type { Services } from './services.js';
import { figureRows } from './showBacktest.js';
import { alignedLines } from './table.js';

interface CalibrateOptions extends RegisterFiles {
  readonly rules: string;
  readonly against?: string;
  readonly until: string;
  readonly from?: string;
  readonly to?: string;
  readonly outcome: string;
  readonly maxRules: number;
  readonly maxPoints: number;
  readonly minVisits: number;
  readonly author: string;
  readonly draws: number;
  readonly out: string;
}

/** Log-likelihood that a rule must add: a little more than AIC's one. */
const MIN_GAIN = 2.5;

/** `evenhand calibrate`: suggests whole points for rules, for a person to approve. */
export function calibrateCommand(services: Services, output: () => Output): Command {
  return new Command('calibrate')
    .description('suggest points for the rules of a set from a training period; a person must approve them')
    .requiredOption('--register <file>', 'enterprises, CSV or XLSX')
    .requiredOption('--history <files...>', 'what happened to them, CSV or XLSX')
    .requiredOption('--mapping <file>', 'which column means what, JSON')
    .requiredOption('--rules <file>', 'rule set with the rules to choose among, JSON')
    .requiredOption('--until <day>', 'last day of the training period', day)
    .requiredOption('--author <name>', 'who suggests this version; somebody else must approve it')
    .requiredOption('--out <file>', 'where the new version goes; an existing file is never overwritten')
    .option('--against <file>', 'rule set in use, to show the gain over it (default: --rules as it is)')
    .option('--from <day>', 'first day of the held-out period (default: the day after --until)', day)
    .option('--to <day>', 'last day of the held-out period (default: the last day of the history)', day)
    .option('--outcome <number>', 'number of an inspection that makes it serious when above 0', 'critical')
    .option('--max-rules <count>', 'keep at most so many rules', count(1, 100), 20)
    .option('--max-points <points>', 'points of the heaviest rule', count(1, 1000), 20)
    .option(
      '--min-visits <count>',
      'training visits at which a rule must have fired',
      count(1, 1_000_000),
      200,
    )
    .option('--draws <count>', 'bootstrap resamples for the intervals', count(10, 100_000), 1000)
    .action(async (options: CalibrateOptions) => {
      refuseExisting(options.out);
      const suggestion = await suggest(services, options);
      const text = `${JSON.stringify(suggestion.ruleSet, null, 2)}\n`;
      await writeNewFile(options.out, text);
      showSuggestion(output(), suggestion, options);
      output().result(summaryOf(suggestion, options.out));
    });
}

/** The suggestion for machines: the rule set itself is in the file. */
function summaryOf(suggestion: Suggestion, out: string): object {
  const { points, candidates, trainingVisits, trainingSerious, heldOut, before, after, gain } = suggestion;
  const training = { candidates, trainingVisits, trainingSerious };
  return { ok: true, out, points: Object.fromEntries(points), ...training, heldOut, before, after, gain };
}

async function suggest(services: Services, options: CalibrateOptions): Promise<Suggestion> {
  const register = await readRegisterFiles(services, options);
  const candidates = await readRuleSet(options.rules);
  const against = options.against === undefined ? null : await readRuleSet(options.against);
  const { until, outcome, author, draws, maxRules, maxPoints, minVisits: minHits } = options;
  const limits = { maxRules, maxPoints, minHits, minGain: MIN_GAIN };
  const heldOut = { from: options.from ?? addDays(until, 1), to: options.to ?? lastDay(register, until) };
  const request = { register, candidates, against, until, outcome, author, limits, heldOut, draws };
  return use(suggestRules(services.hash, request));
}

const lastDay = ({ history }: Register, until: string): string =>
  history.reduce((last, { date }) => (date > last ? date : last), addDays(until, 1));

function showSuggestion(output: Output, suggestion: Suggestion, { until, out }: CalibrateOptions): void {
  const words = backtestWords[output.language];
  const { points, candidates, trainingVisits, ruleSet, heldOut, before, after, gain } = suggestion;
  output.say(words.rules(points.size, candidates, trainingVisits, until));
  const rules = ruleSet.rules.flatMap(({ id, text }) => {
    const own = points.get(id);
    return own === undefined ? [] : [[text[output.language], `${own > 0 ? '+' : '−'}${Math.abs(own)}`]];
  });
  const sections: readonly string[][][] = [
    rules,
    [[words.title(heldOut.from, heldOut.to)]],
    [[words.before], ...figureRows(before, words)],
    [[words.after], ...figureRows(after, words)],
    [[words.gain], ...figureRows(gain, words)],
  ];
  for (const rows of sections) {
    output.say('');
    for (const line of alignedLines(rows)) output.say(`  ${line}`);
  }
  output.say('');
  output.say(words.unapproved(out, ruleSet.version));
}
