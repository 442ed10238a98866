import type { Problem } from '../core/kernel/problem.js';

/** Exit codes of the command line. */
export const EXIT = { done: 0, refused: 1, unusable: 2 } as const;

/** Ends a command with problems in the reader's language. Thrown by commands, caught once in `run`. */
export class CommandFailure extends Error {
  readonly problems: readonly Problem[];
  readonly exitCode: number;

  constructor(problems: readonly Problem[], exitCode: number = exitCodeOf(problems)) {
    super(problems.map(({ code }) => code).join(', '));
    this.problems = problems;
    this.exitCode = exitCode;
  }
}

/** Input that cannot be read is unusable; input that is clear but cannot be carried out is refused. */
function exitCodeOf(problems: readonly Problem[]): number {
  const all = problems.every(({ code }) => REFUSED.some((prefix) => code.startsWith(prefix)));
  return all ? EXIT.refused : EXIT.unusable;
}

const REFUSED = [
  ...['sampling.', 'pairing.', 'scheduling.', 'replay.', 'audit.', 'store.', 'campaign.'],
  ...[
    'scoring.not-approved',
    'scoring.approval-does-not-fit',
    'scoring.not-effective',
    'scoring.self-approved',
  ],
];
