import type { Day } from '../../core/kernel/date.js';
import type { Problem } from '../../core/kernel/problem.js';
import type { Result } from '../../core/kernel/result.js';
import type { Language } from '../../messages/texts.js';
import type { FormContents, FormKind } from '../forms/content.js';
import type { Act } from './act.js';
import type { Filters } from './documentStore.js';
import type { DocumentNumber } from './forms.js';
import type { Page, PageQuery } from './listing.js';

/** What a document of a kind says, in both languages. */
export type Worded = {
  [K in FormKind]: { readonly kind: K; readonly content: Readonly<Record<Language, FormContents[K]>> };
}[FormKind];

/** A document before it has a number. */
export type DocumentDraft = Worded & {
  /** Code in whose name it is issued and by which it is counted. */
  readonly organisation: string;
  readonly office: string;
  /** What it is about, such as "campaign/demo/2026-03"; one document of a kind for each. */
  readonly subject: string;
  readonly issuedOn: Day;
};

/** A document as it was issued: it says for ever what it said then. */
export type IssuedDocument = DocumentDraft & DocumentNumber & { readonly issuedBy: string };

/** A line of the register of documents. */
export interface ListedDocument extends DocumentNumber {
  readonly organisation: string;
  readonly kind: FormKind;
  readonly subject: string;
  readonly issuedOn: Day;
  readonly issuedBy: string;
}

export interface FormTemplate {
  readonly organisation: string;
  readonly kind: FormKind;
  readonly sha256: string;
  readonly savedBy: string;
}

export interface DocumentRegister {
  /** Gives the next number of its organisation, kind and year. Issued again, it is the one that was issued first. */
  issueDocument(draft: DocumentDraft, act: Act): Promise<Result<IssuedDocument, Problem>>;
  issuedDocument(kind: FormKind, subject: string): Promise<IssuedDocument | null>;
  listDocuments(query: PageQuery, filters: Filters): Promise<Result<Page<ListedDocument>, Problem>>;
  /** Bytes of the template of the first organisation that has one. */
  templateFor(kind: FormKind, organisations: readonly string[]): Promise<Uint8Array | null>;
  saveTemplate(
    template: Omit<FormTemplate, 'savedBy'>,
    bytes: Uint8Array,
    act: Act,
  ): Promise<Result<FormTemplate, Problem>>;
  removeTemplate(organisation: string, kind: FormKind, act: Act): Promise<Result<FormTemplate, Problem>>;
}
