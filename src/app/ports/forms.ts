import type { Day } from '../../core/kernel/date.js';
import type { Language } from '../../messages/texts.js';
import type { FormContents, FormKind } from '../forms/content.js';

export const FORMATS = ['docx', 'pdf'] as const;
export type Format = (typeof FORMATS)[number];

/** 文号: counted per organisation, kind and year, from 1 without gaps. */
export interface DocumentNumber {
  readonly year: number;
  readonly number: number;
}

/** A document as it is to be printed. */
export type Form = {
  [K in FormKind]: {
    readonly kind: K;
    readonly content: FormContents[K];
    readonly language: Language;
    /** The agency in whose name it is issued. */
    readonly office: string;
    /** Null: a draft, and it says so on every page. */
    readonly number: DocumentNumber | null;
    readonly issuedOn: Day | null;
  };
}[FormKind];

/** Writes a document for printing; the same form gives the same bytes. */
export type WriteForm = (form: Form, format: Format) => Promise<Uint8Array>;
