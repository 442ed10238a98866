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
  /** Another process works on the log. */
  'command.log-busy': { pid: number };
  /** The folder holds a commitment or a draw already that is not this one. */
  'command.other-draw': Record<string, never>;
  'command.not-utf8': Record<string, never>;
}

export type CommandProblem = ProblemOf<CommandReasons>;
