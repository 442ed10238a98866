import type { Json } from '../../core/kernel/canonical.js';
import type { Problem } from '../../core/kernel/problem.js';
import type { Result } from '../../core/kernel/result.js';
import type { ImportKind, ImportState, ImportStep } from '../imports/kinds.js';
import type { Act } from './act.js';
import type { DocumentStore, Filters } from './documentStore.js';
import type { Page, PageQuery } from './listing.js';

/** Where files come from, with the mappings that were last used for them. */
export interface ImportSource {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  /** A register of this source holds every enterprise of its organisation: what it lacks is removed. */
  readonly complete: boolean;
  /** Mapping of one table each, as `evenhand/mapping/v1` has it; null before the first import. */
  readonly register: Json;
  readonly history: Json;
}

/** What was found in a file before anything was decided. */
export interface FoundColumns {
  readonly columns: readonly string[];
  /** The first rows, to look at. */
  readonly sample: readonly (readonly string[])[];
  /** A mapping to start from: the one of the source where it fits, or one guessed from the column names. */
  readonly proposal: { readonly origin: 'source' | 'guess'; readonly mapping: Json } | null;
}

/** What a check found that applying would do, or what applying did. */
export interface ImportCounts {
  /** Rows of the file, the header and blank lines aside. */
  readonly rows: number;
  /** Rows that were united with an earlier row of their id: further licences of one enterprise. */
  readonly merged: number;
  /** Records left out because nobody here holds their enterprise, where the mapping allows it. */
  readonly ignored: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly problems: number;
}

export interface ImportView {
  readonly id: string;
  readonly organisation: string;
  readonly source: string;
  readonly kind: ImportKind;
  readonly state: ImportState;
  /** What is being done just now; null when nothing is. */
  readonly step: ImportStep | null;
  readonly fileName: string;
  readonly size: number;
  readonly sha256: string;
  readonly found: FoundColumns | null;
  readonly mapping: Json;
  /** Whether what the file lacks is removed. */
  readonly complete: boolean;
  readonly done: number;
  readonly total: number;
  readonly counts: ImportCounts | null;
  /** Why the last step was not done; null when it was. */
  readonly failure: Problem | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly changedAt: string;
}

/** Documents that a file speaks of, with the fields that the mapping reads, as they go to the database. */
export interface StagedRows {
  readonly count: number;
  /** A JSON array, in UTF-8, of `{ id, row, document }`, `row` being the first row of the file that speaks of it. */
  readonly json: Uint8Array;
}

/** The organisations whose things an import may touch; null for all, those without organisation included. */
export type ImportScope = readonly string[] | null;

export type NewImport = Pick<ImportView, 'id' | 'organisation' | 'source' | 'kind' | 'fileName'>;

/** Told of the documents done so far and their number. */
export type ImportProgress = (done: number, total: number) => void;

/** Files on their way into the libraries. Steps that write are on the audit trail. */
export interface ImportStore {
  readonly importSources: DocumentStore<ImportSource>;
  listImports(query: PageQuery, filters: Filters): Promise<Result<Page<ImportView>, Problem>>;
  readImport(id: string): Promise<ImportView | null>;
  beginUpload(upload: NewImport, act: Act): Promise<void>;
  addPart(id: string, position: number, bytes: Uint8Array): Promise<void>;
  /** An open import of the same file, source and kind is given instead of a second one. */
  endUpload(
    id: string,
    file: { readonly size: number; readonly sha256: string; readonly found: FoundColumns },
    act: Act,
  ): Promise<Result<ImportView, Problem>>;
  dropImport(id: string): Promise<void>;
  importFile(id: string): Promise<Uint8Array>;
  /** Takes an import for a check; refused while another step is at work on it. */
  beginCheck(id: string, mapping: Json, complete: boolean, now: Date): Promise<Result<ImportView, Problem>>;
  /** Keeps rows of the file. False when the import was cancelled meanwhile. */
  stageRows(id: string, rows: StagedRows, done: number, total: number, now: Date): Promise<boolean>;
  stageProblems(id: string, problems: readonly Problem[]): Promise<void>;
  /** Holds the staged rows against the libraries and the scope: the end of a check. */
  endCheck(
    id: string,
    scope: ImportScope,
    read: Pick<ImportCounts, 'rows' | 'merged' | 'problems'>,
    act: Act,
  ): Promise<Result<ImportView, Problem>>;
  failStep(id: string, failure: Problem, now: Date): Promise<void>;
  listProblems(id: string, query: PageQuery): Promise<Result<Page<Problem>, Problem>>;
  beginStep(
    id: string,
    step: Exclude<ImportStep, 'checking'>,
    now: Date,
  ): Promise<Result<ImportView, Problem>>;
  /** checked → applied in one transaction. */
  applyImport(
    id: string,
    scope: ImportScope,
    act: Act,
    progress: ImportProgress,
  ): Promise<Result<ImportView, Problem>>;
  /** applied → undone in one transaction: everything that the import touched is as it was before it. */
  undoImport(id: string, act: Act, progress: ImportProgress): Promise<Result<ImportView, Problem>>;
  cancelImport(id: string, act: Act): Promise<Result<ImportView, Problem>>;
}
