import type { ProblemOf } from '../../core/kernel/problem.js';

/** Reason codes of files and commands. */
export interface CommandReasons {
  'command.unreadable-file': { detail: string };
  'command.not-a-zip': { detail: string };
  'command.usage': { detail: string };
}

export type CommandProblem = ProblemOf<CommandReasons>;
