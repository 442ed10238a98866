import type { ProblemOf } from '../../core/kernel/problem.js';

/** Reason codes of files and commands. */
export interface CommandReasons {
  'command.unreadable-file': { detail: string };
  'command.unwritable-file': { detail: string };
  'command.file-exists': { detail: string };
  'command.usage': { detail: string };
  'command.bad-seed': { bytes: number };
  'command.ended-early': Record<string, never>;
  'command.not-confirmed': Record<string, never>;
  'command.not-a-secret': { holder: string };
  'command.not-utf8': Record<string, never>;
}

export type CommandProblem = ProblemOf<CommandReasons>;
