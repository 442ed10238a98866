import type { Action } from '../../core/access/actions.js';
import type { Actor } from '../../core/access/roles.js';
import { ok, type Result } from '../../core/kernel/result.js';
import type { Problem } from '../../core/kernel/problem.js';
import type { Language } from '../../messages/texts.js';
import type { OrganisationTree } from '../organisations/tree.js';
import type { Filters } from '../ports/documentStore.js';
import type { Page, PageQuery } from '../ports/listing.js';
import type { ServiceStore } from '../ports/serviceStore.js';
import type { Cell } from '../ports/tables.js';

export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What the cells of a row are said with. */
export interface CellContext {
  readonly language: Language;
  /** Name of an organisation; its code where it has none here. */
  readonly organisation: (code: string | null) => string;
}

export interface ExportColumn<Row> {
  readonly header: Words;
  /** In characters of the standard font; Chinese characters count 2. */
  readonly width: number;
  readonly cell: (row: Row, context: CellContext) => Cell;
}

/** A list of the service as a file: the same rows, filters, order and bounds as its route. */
export interface ExportList {
  readonly title: Words;
  /** What reading the list takes. */
  readonly action: Action;
  /** One's own things: reading them is enough, and there are never many. */
  readonly own: boolean;
  readonly columns: readonly Pick<ExportColumn<never>, 'header' | 'width'>[];
  /** Whether this list may be read now by somebody who may read such lists; the bounds still hold. */
  readonly check: (
    store: ServiceStore,
    tree: OrganisationTree,
    actor: Actor,
    filters: Filters,
  ) => Promise<Result<void, Problem>>;
  readonly read: (
    store: ServiceStore,
    query: PageQuery,
    filters: Filters,
    context: CellContext,
  ) => Promise<Result<Page<readonly Cell[]>, Problem>>;
}

interface Definition<Item, Row> {
  readonly title: Words;
  readonly action: Action;
  readonly own?: boolean;
  readonly columns: readonly ExportColumn<Row>[];
  readonly check?: ExportList['check'];
  readonly page: (
    store: ServiceStore,
    query: PageQuery,
    filters: Filters,
  ) => Promise<Result<Page<Item>, Problem>>;
  /** Rows of one item of the list: its licences, its certificates. */
  readonly rows: (item: Item) => readonly Row[];
}

export function exportList<Item, Row>(definition: Definition<Item, Row>): ExportList {
  const { title, action, own = false, columns, page, rows } = definition;
  return {
    ...{ title, action, own, columns },
    check: definition.check ?? (() => Promise.resolve(ok(undefined))),
    read: async (store, query, filters, context) => {
      const found = await page(store, query, filters);
      if (!found.ok) return found;
      const { items, next } = found.value;
      const cells = items.flatMap((item) =>
        rows(item).map((row) => columns.map(({ cell }) => cell(row, context))),
      );
      return ok({ items: cells, next });
    },
  };
}

/** Lists whose items are their rows. */
export const each = <T>(item: T): readonly T[] => [item];

export const column = <Row>(
  zh: string,
  en: string,
  width: number,
  cell: ExportColumn<Row>['cell'],
): ExportColumn<Row> => ({ header: { zh, en }, width, cell });

/** The organisation as its code and its name. */
export const organisationColumns = <Row extends { readonly organisation: string | null }>(
  zh = '监管机构',
  en = 'Organisation',
): readonly ExportColumn<Row>[] => [
  column(zh, en, 16, ({ organisation }) => organisation),
  column('机构名称', 'Name of organisation', 22, ({ organisation }, context) =>
    organisation === null ? null : context.organisation(organisation),
  ),
];
