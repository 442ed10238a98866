import type { ProblemOf } from '../kernel/problem.js';

/** Reason codes of commitment, draw and verification. */
export interface ReplayReasons {
  'replay.secret-missing': { holder: string };
  'replay.secret-unplanned': { holder: string };
  'replay.secret-mismatch': { holder: string };
  'replay.dice-missing': { least: number };
  'replay.dice-unplanned': { digits: number };
  'replay.dice-malformed': { least: number; found: number };
  /** A published file that cannot be read at all. */
  'replay.file-missing': { file: string };
  'replay.file-unknown': { file: string };
  'replay.file-hash': { file: string; stated: string; found: string };
  'replay.file-size': { file: string; stated: number; found: number };
  'replay.not-canonical': { file: string; line: number };
  /** A value that follows from others, but stands differently in the bundle. */
  'replay.differs': { what: string; stated: string; computed: string };
  'replay.line-differs': { file: string; line: number; stated: string; computed: string };
  'replay.other-commitment': { expected: string; found: string };
}

export type ReplayProblem = ProblemOf<ReplayReasons>;
