import type { FigureRecord, Figures, FigureSpan, MonthFigures, OwnFigures } from '../../app/ports/figures.js';
import { FIGURES, noCounts, type FigureCode, type FigureCounts } from '../../core/figures/figure.js';
import type { PrismaClient } from '../../generated/prisma/client.js';
import type { Database } from '../client.js';
import { listPage } from '../listPage.js';
import { SOURCES } from './sources.js';

export function figures(prisma: PrismaClient): Figures {
  return {
    figuresByOrganisation: async (span, within) => {
      const rows = await count(prisma, 'organisation', span, within);
      return gather(rows).map(([organisation, counts]): OwnFigures => ({ organisation, counts }));
    },
    figuresByMonth: async (span, within) => {
      const rows = await count(prisma, 'month', span, within);
      return gather(rows).map(([month, counts]): MonthFigures => ({ month: month ?? '', counts }));
    },
    figureRecords: (code, span, query) => listRecords(prisma, code, span, query),
  };
}

interface Row {
  readonly figure: FigureCode;
  readonly key: string | null;
  readonly amount: string;
}

/** All figures in one statement, each grouped in the database. $3 stands in every part, or its type is not known. */
function count(
  database: Database,
  by: 'organisation' | 'month',
  { from, to, asOf }: FigureSpan,
  within: readonly string[] | null,
): Promise<readonly Row[]> {
  const parts = FIGURES.map((code) => {
    const { from: tables, where, organisation, day, amount = '1' } = SOURCES[code];
    const key = by === 'organisation' ? organisation : `to_char(${day}, 'YYYY-MM')`;
    return `SELECT '${code}' AS figure, ${key} AS key, sum(${amount})::text AS amount FROM ${tables}
      WHERE ${where} AND ($4::text[] IS NULL OR ${organisation} = ANY($4)) AND $3::text IS NOT NULL GROUP BY 2`;
  });
  return database.$queryRawUnsafe<Row[]>(parts.join('\nUNION ALL\n'), from, to, asOf, within);
}

/** Rows by their key, ascending; what has no key comes last. */
function gather(rows: readonly Row[]): readonly (readonly [string | null, FigureCounts])[] {
  const found = new Map<string | null, Record<FigureCode, number>>();
  for (const { figure, key, amount } of rows) {
    const counts = found.get(key) ?? { ...noCounts() };
    counts[figure] += Number(amount);
    found.set(key, counts);
  }
  return [...found].sort(([a], [b]) => (b === null || (a !== null && a < b) ? -1 : 1));
}

function listRecords(
  prisma: PrismaClient,
  code: FigureCode,
  { from, to, asOf }: FigureSpan,
  query: Parameters<Figures['figureRecords']>[2],
): ReturnType<Figures['figureRecords']> {
  const { kind, from: tables, where, id, day, organisation, enterprise, amount = '1' } = SOURCES[code];
  const values = [from, to, asOf];
  const fields = `${id} AS id, ${day} AS day, ${organisation} AS organisation, ${enterprise} AS enterprise, ${amount} AS amount`;
  const records = `(SELECT ${fields} FROM ${tables} WHERE ${where} AND $3::text IS NOT NULL) r
    LEFT JOIN enterprises n ON n.id = r.enterprise`;
  return listPage<FigureRecord>(
    prisma,
    {
      from: records,
      item: `json_build_object('id', r.id, 'kind', '${kind}', 'day', r.day, 'enterprise', r.enterprise, 'name', n.name,
        'organisation', r.organisation, 'amount', r.amount)`,
      key: 'r.id COLLATE "C"',
      sorts: { day: { column: 'r.day', type: 'date' } },
      filters: {},
      within: 'r.organisation = ANY(#)',
    },
    query,
    {},
    values,
  );
}
