import type { Problem } from '../core/kernel/problem.js';
import { describeProblem } from '../messages/registry.js';
import type { Language } from '../messages/texts.js';

/** Where a command writes: results to standard output, progress and problems to standard error. */
export interface Output {
  readonly json: boolean;
  readonly language: Language;
  /** A line for people; silent with --json. */
  say(line: string): void;
  /** The result for machines; silent without --json. */
  result(value: object): void;
  problems(problems: readonly Problem[]): void;
  /** Shows problems that stop nothing, and returns them with their texts for the result. */
  warnings(problems: readonly Problem[]): readonly object[];
}

export function createOutput(json: boolean, language: Language): Output {
  const withTexts = (problems: readonly Problem[]) =>
    problems.map((problem) => ({ ...problem, text: describeProblem(problem, language) }));
  return {
    json,
    language,
    say: (line) => {
      if (!json) process.stdout.write(`${line}\n`);
    },
    result: (value) => {
      if (json) process.stdout.write(`${JSON.stringify(value)}\n`);
    },
    problems: (problems) => {
      const described = withTexts(problems);
      if (json) process.stdout.write(`${JSON.stringify({ ok: false, problems: described })}\n`);
      else for (const { text } of described) process.stderr.write(`✗ ${text}\n`);
    },
    warnings: (problems) => {
      const described = withTexts(problems);
      if (!json) for (const { text } of described) process.stderr.write(`⚠ ${text}\n`);
      return described;
    },
  };
}
