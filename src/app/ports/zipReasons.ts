import type { ProblemOf } from '../../core/kernel/problem.js';

/** Reason codes of zip files that are refused, or turn out to be damaged while they are read. */
export interface ZipReasons {
  'zip.no-directory': Record<string, never>;
  'zip.zip64': Record<string, never>;
  'zip.too-many-entries': { entries: number; limit: number };
  'zip.too-large': { bytes: number; limit: number };
  'zip.too-dense': { path: string; limit: number };
  'zip.unsafe-path': { path: string };
  'zip.duplicate-entry': { path: string };
  'zip.encrypted': { path: string };
  'zip.unknown-method': { path: string; method: number };
  'zip.overlapping-entries': { path: string };
  'zip.headers-differ': { path: string };
  'zip.damaged': { path: string; detail: string };
  'zip.longer-than-declared': { path: string; declared: number };
  'zip.shorter-than-declared': { path: string; declared: number; found: number };
  'zip.wrong-checksum': { path: string; declared: string; found: string };
  'zip.not-utf8': { path: string; line: number };
  'zip.line-too-long': { path: string; line: number; limit: number };
}

export type ZipProblem = ProblemOf<ZipReasons>;
