import type { ProblemOf } from '../kernel/problem.js';

/** Reason codes of commitment, draw and verification. */
export interface ReplayReasons {
  'replay.secret-missing': { holder: string };
  'replay.secret-unplanned': { holder: string };
  /** A plan whose words about teams contradict each other, and earlier teams that cannot be. */
  'replay.seats-not-size': { size: number; seats: number };
  'replay.regions-contradict': Record<string, never>;
  'replay.earlier-not-before': { campaign: string; month: string };
  'replay.earlier-twice': { campaign: string; target: string };
  /** A seat that went to somebody else than the next alternate, or a team that could not go as it stands. */
  'replay.inspector-by-hand': { target: string; outgoing: string; expected: string; found: string };
  'replay.team-unfit': { target: string; inspector: string; grounds: readonly string[] };
  'replay.other-team': { target: string; stated: readonly string[]; expected: readonly string[] };
  'replay.round-missing': { chain: string };
  'replay.round-unplanned': { round: number };
  /** A published file that cannot be read at all. */
  'replay.file-missing': { file: string };
  'replay.file-unknown': { file: string };
  'replay.file-hash': { file: string; stated: string; found: string };
  'replay.file-size': { file: string; stated: number; found: number };
  'replay.not-canonical': { file: string; line: number };
  'replay.not-one-record': { file: string };
  /** Rows stand in ascending order of id, each id once. */
  'replay.out-of-order': { file: string; line: number; id: string; before: string };
  /** The reader gave up: nothing is known of what was not looked at. */
  'replay.cancelled': { rows: number };
  /** A value that follows from others, but stands differently in the bundle. */
  'replay.differs': { what: string; stated: string; computed: string };
  'replay.line-differs': { file: string; line: number; stated: string; computed: string };
  /** The working file is not the one that was committed. */
  'replay.not-as-committed': { fields: readonly string[] };
  /** A record that the log fixes by hash and that was not published, or one that the log does not know. */
  'replay.record-missing': { kind: string; entry: number };
  'replay.record-unlogged': { format: string; sha256: string };
  /** An entry and its record are not of the same campaign and attempt. */
  'replay.other-attempt': { kind: string; entry: number; stated: string; found: string };
  /** A record that was brought for one attempt and says that it is of another. */
  'replay.record-of-another-attempt': { kind: string; stated: string; found: string };
  /** The signed head covers only a beginning of the log, or more than the log that is at hand. */
  'replay.head-behind': { size: number; entries: number };
  'replay.head-newer': { size: number; entries: number };
  'replay.no-head': Record<string, never>;
  /** The bundle's log does not end with this attempt drawn and opened. */
  'replay.not-the-live-attempt': { sequence: number; attempts: number };
  'replay.other-head': { size: number; root: string; computed: string };
  'replay.not-in-frame': { id: string };
  'replay.other-commitment': { expected: string; found: string };
}

export type ReplayProblem = ProblemOf<ReplayReasons>;
