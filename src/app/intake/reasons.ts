import type { KernelReasons } from '../../core/kernel/reasons.js';
import type { ProblemOf } from '../../core/kernel/problem.js';

/** What can be wrong with a file before its rows are looked at. */
interface FileReasons {
  'intake.unknown-encoding': { tried: readonly string[] };
  'intake.not-text': { found: string };
  'intake.empty-file': Record<string, never>;
  'intake.csv-syntax': { detail: string };
  'intake.too-large': { what: string; limit: number };
  'intake.not-a-workbook': { detail: string };
  'intake.digits-lost': { value: string };
  /** A workbook that runs programs. */
  'intake.macros': Record<string, never>;
  'intake.formula-without-value': Record<string, never>;
  'intake.error-value': { value: string };
  'intake.unnamed-column': { position: number };
  'intake.duplicate-column': { column: string };
  'intake.cell-count': { expected: number; found: number };
  'intake.missing-column': { column: string; columns: readonly string[] };
}

/** What can be wrong with a mapping beyond its schema. */
interface MappingReasons {
  'intake.column-or-constant': Record<string, never>;
  'intake.column-also-unread': { column: string };
  'intake.tables-do-not-match': { tables: number; mappings: number };
}

/** What can be wrong with one cell. */
export interface CellReasons {
  'intake.required': Record<string, never>;
  'intake.value-not-mapped': { value: string; known: readonly string[] };
  'intake.not-a-number': { value: string };
  'intake.not-whole': { value: string; scale: number };
  'intake.too-big': { value: string };
  'intake.out-of-range': { value: string; from: string; to: string };
  'intake.bad-day': { value: string; format: string };
  'intake.control-character': { code: string };
  'intake.text-too-long': { limit: number };
  'intake.id-too-long': { limit: number };
  'intake.half-location': Record<string, never>;
  'intake.reversed-period': { from: string; to: string };
}

/** What can be wrong between rows. */
interface RowReasons {
  /** One person under two organisations. */
  'intake.inspector-in-two-places': { id: string; organisations: readonly string[]; firstRow: number };
  'intake.duplicate-id': { id: string; firstFile: string; firstRow: number };
  'intake.conflicting-rows': { id: string; firstFile: string; firstRow: number; here: string; there: string };
  'intake.unknown-enterprise': { id: string };
  'intake.more-problems': { count: number };
}

/** What can be wrong with a line of the inspector list. */
interface RosterReasons {
  'intake.bad-list-entry': { entry: string; shape: string };
  'intake.no-certificate': { id: string };
  'intake.accompanying-lead': { id: string; kind: string };
  'intake.certificates-ended': { id: string; on: string };
  'intake.training-ended': { id: string; to: string; on: string };
}

export interface IntakeReasons extends FileReasons, MappingReasons, CellReasons, RowReasons, RosterReasons {}

export type IntakeProblem = ProblemOf<IntakeReasons & KernelReasons>;
