import type { Day } from '../../core/kernel/date.js';
import type { Problem } from '../../core/kernel/problem.js';
import { ok, type Result } from '../../core/kernel/result.js';
import type { Language } from '../../messages/texts.js';
import type { PageQuery } from '../ports/listing.js';
import type { ServiceStore } from '../ports/serviceStore.js';
import type { Cell, Report } from '../ports/tables.js';
import type { PreparedExport } from './prepareExport.js';

type Rows = readonly (readonly Cell[])[];

/** Rows that are read and written at once: little enough for the event loop to stay free. */
const PAGE = 500;

/** Carries a problem out of a report that is being written. */
export class ExportFault extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** The rows page by page; rows that come or go meanwhile are neither repeated nor lost. */
export async function* exportPages(
  store: ServiceStore,
  { list, request, within, words }: PreparedExport,
): AsyncGenerator<Rows> {
  const sort = request.sort === null ? {} : { sort: request.sort };
  let query: PageQuery = { limit: PAGE, within, ...sort };
  for (;;) {
    const page = await list.read(store, query, request.filters, words);
    if (!page.ok) throw new ExportFault(page.error);
    yield page.value.items;
    if (page.value.next === null) return;
    query = { ...query, after: page.value.next };
  }
}

/** All rows of a short list; null when there are more than that. */
export async function fewRows(
  store: ServiceStore,
  prepared: PreparedExport,
  most: number,
): Promise<Result<Rows | null, Problem>> {
  const rows: (readonly Cell[])[] = [];
  try {
    for await (const page of exportPages(store, prepared)) {
      rows.push(...page);
      if (rows.length > most) return ok(null);
    }
  } catch (error) {
    if (error instanceof ExportFault) return { ok: false, error: error.problem };
    throw error;
  }
  return ok(rows);
}

const WORDS = {
  zh: {
    footer: '第 &P 页，共 &N 页',
    line: (whose: string, day: string, filters: string) =>
      `单位：${whose}　　导出日期：${dayInChinese(day)}${filters === '' ? '' : `　　条件：${filters}`}`,
  },
  en: {
    footer: 'Page &P of &N',
    line: (whose: string, day: string, filters: string) =>
      `${whose}    ${day}${filters === '' ? '' : `    ${filters}`}`,
  },
} as const satisfies Record<Language, unknown>;

const dayInChinese = (day: string): string => {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
};

/** The list in the looks of an office. */
export function exportReport(
  { request, list, whose }: PreparedExport,
  day: Day,
  batches: AsyncIterable<Rows>,
): Report {
  const { language, filters } = request;
  const words = WORDS[language];
  const said = Object.entries(filters).map(([name, value]) => `${name}=${String(value)}`);
  return {
    title: list.title[language],
    subtitle: words.line(whose, day, said.join(', ')),
    footer: words.footer,
    columns: list.columns.map(({ header, width }) => ({ header: header[language], width })),
    batches,
  };
}

/** Name of the file, without path: list and day. */
export const exportFileName = ({ list, request }: PreparedExport, day: Day): string =>
  `${list.title[request.language]} ${day}.${request.format}`;
