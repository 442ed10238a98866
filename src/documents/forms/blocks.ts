import type { Language } from '../../messages/texts.js';

/** Text in a cell; `code` is compared sign by sign and set smaller. */
export type Cell = string | { readonly code: string };

/** Where somebody signs. */
export interface SignatureLine {
  readonly label: string;
  readonly name: string;
  readonly certificate: string | null;
  readonly note: string;
}

/** A part of a document, without any notion of a file format. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly align?: 'center' | 'right' }
  /** Names and values, one or two pairs a line. */
  | {
      readonly kind: 'fields';
      readonly pairs: readonly (readonly [name: string, value: Cell])[];
      readonly perLine: 1 | 2;
    }
  | {
      readonly kind: 'table';
      /** Shares of 100. */
      readonly widths: readonly number[];
      readonly header: readonly string[];
      readonly rows: readonly (readonly Cell[])[];
      /** Least height of a row in points, such as room for a signature. */
      readonly rowHeight?: number;
    }
  /** Ruled lines for handwriting. */
  | { readonly kind: 'ruled'; readonly lines: number }
  | { readonly kind: 'signatures'; readonly lines: readonly SignatureLine[] }
  /** Agency, place for the seal, and date; never apart from one another. */
  | { readonly kind: 'seal'; readonly office: string; readonly place: string; readonly date: string };

/** A document for printing on A4. */
export interface Sheet {
  readonly language: Language;
  readonly office: string;
  readonly title: string;
  /** 文号, in words. */
  readonly number: string;
  /** On every page, such as that this is a draft; "" for none. */
  readonly header: string;
  readonly landscape: boolean;
  readonly blocks: readonly Block[];
}

/**
 * Signatures and seals stay with one another and with the text that they confirm, heading included: no page holds
 * nothing but them.
 */
export function blockGroups(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    if (!confirms(block) || last === undefined || before === undefined) groups.push([block]);
    else if (confirms(before)) last.push(block);
    else if (before.kind === 'text') {
      const heading = groups.at(-2)?.[0];
      if (heading?.kind === 'heading') groups.splice(-2, 2, [heading, before, block]);
      else last.push(block);
    } else groups.push([block]);
  }
  return groups;
}

/** A table with high rows is there to be signed. */
const confirms = (block: Block): boolean =>
  block.kind === 'signatures' ||
  block.kind === 'seal' ||
  (block.kind === 'table' && block.rowHeight !== undefined);
