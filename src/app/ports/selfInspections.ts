import type { Answers, Question } from '../../core/duties/questions.js';
import type { Day } from '../../core/kernel/date.js';
import type { Problem } from '../../core/kernel/problem.js';
import type { Result } from '../../core/kernel/result.js';
import type { Act } from './act.js';
import type { Filters } from './documentStore.js';
import type { Page, PageQuery } from './listing.js';

export const FORM_STATES = ['issued', 'returned', 'missing'] as const;
export type FormState = (typeof FORM_STATES)[number];

/** 自查: one round of forms that enterprises fill in about themselves. */
export interface SelfInspection {
  readonly id: string;
  readonly organisation: string;
  readonly title: string;
  readonly questions: readonly Question[];
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly state: 'issued' | 'closed';
  readonly closedOn: Day | null;
  /** SHA-256 over the returned forms; null until the closing. */
  readonly returnedRoot: string | null;
  /** What the random check was drawn with. */
  readonly dice: string | null;
  readonly forms: number;
  readonly returned: number;
  /** Forms picked by the random check, those looked at, and those that agreed with what was found. */
  readonly picked: number;
  readonly checked: number;
  readonly agreeing: number;
}

/** The form of one enterprise. */
export interface SelfInspectionForm {
  readonly enterprise: string;
  readonly name: string;
  readonly organisation: string | null;
  readonly state: FormState;
  readonly answers: Answers | null;
  readonly returnedOn: Day | null;
  readonly reminders: number;
  readonly remindedOn: Day | null;
  /** Place in the random check, from 1; null where it was not picked. */
  readonly pick: number | null;
  readonly checkedOn: Day | null;
  readonly agrees: boolean | null;
  readonly note: string | null;
}

/** What whoever holds the form's address sees. */
export interface OpenForm {
  readonly selfInspection: string;
  readonly title: string;
  readonly questions: readonly Question[];
  readonly dueOn: Day;
  readonly enterprise: string;
  readonly name: string;
  readonly state: FormState;
}

export interface FormReturn {
  readonly answers: Answers;
  /** Who filled it in, sealed. */
  readonly filler: Uint8Array | null;
  readonly on: Day;
}

export type SelfInspectionIssue = Pick<
  SelfInspection,
  'id' | 'organisation' | 'title' | 'questions' | 'issuedOn' | 'dueOn'
>;

/** Who gets a form: enterprises of these organisations (null: all) that are not closed, narrowed by the others. */
export interface FormScope {
  readonly within: readonly string[] | null;
  readonly category: string | null;
  readonly hazardClass: number | null;
}

export interface SelfInspections {
  listSelfInspections(query: PageQuery): Promise<Result<Page<SelfInspection>, Problem>>;
  readSelfInspection(id: string): Promise<SelfInspection | null>;
  /** One form for each enterprise of the scope, all or nothing. The same round again changes nothing. */
  issueForms(
    issue: SelfInspectionIssue,
    scope: FormScope,
    /** Fingerprint of the token of an enterprise's form. */
    fingerprintOf: (enterprise: string) => string,
    act: Act,
  ): Promise<Result<SelfInspection, Problem>>;
  listForms(
    id: string,
    query: PageQuery,
    filters: Filters,
  ): Promise<Result<Page<SelfInspectionForm>, Problem>>;
  findForm(fingerprint: string): Promise<OpenForm | null>;
  /** Once; the same answers again change nothing. */
  returnForm(fingerprint: string, given: FormReturn, act: Act): Promise<Result<OpenForm, Problem>>;
  /** Counts a reminder for every form that is not back; a second one of the same day counts nothing. */
  remind(id: string, on: Day, act: Act): Promise<Result<{ readonly reminded: number }, Problem>>;
  /** Ends the returns: each form becomes a record of its enterprise, returned or missing. */
  closeSelfInspection(
    id: string,
    on: Day,
    rootOf: (returned: readonly string[]) => string,
    act: Act,
  ): Promise<Result<SelfInspection, Problem>>;
  /** Keeps what the dice pick among the returned forms; once. */
  drawChecks(
    id: string,
    dice: string,
    pick: (returned: readonly string[]) => Result<readonly string[], Problem>,
    act: Act,
  ): Promise<Result<SelfInspection, Problem>>;
  /** What the random check of one form found. */
  noteCheck(
    id: string,
    enterprise: string,
    check: { readonly on: Day; readonly agrees: boolean; readonly note: string | null },
    act: Act,
  ): Promise<Result<SelfInspectionForm, Problem>>;
}
