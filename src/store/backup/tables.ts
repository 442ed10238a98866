import type { Sql } from '../pool.js';
import { quote } from '../tableShape.js';

/** A table of this program, as the catalogue of the database describes it. */
export interface BackupTable {
  readonly name: string;
  /** Columns that can be written: those not computed by the database. */
  readonly columns: readonly string[];
  /** What its rows are ordered by: its key, text by bytes. */
  readonly order: string;
  /** Columns that count by a sequence. */
  readonly counters: readonly string[];
}

interface CatalogueRow {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly { readonly column: string; readonly collated: boolean }[] | null;
  readonly counters: readonly string[] | null;
}

const TABLES = `SELECT t.relname AS name,
    array_agg(a.attname ORDER BY a.attnum) FILTER (WHERE a.attgenerated = '')::text[] AS columns,
    array_agg(a.attname) FILTER (WHERE pg_get_serial_sequence(quote_ident(t.relname), a.attname) IS NOT NULL)::text[]
      AS counters,
    (SELECT json_agg(json_build_object('column', k.attname, 'collated', k.attcollation <> 0 AND c.collname <> 'C')
        ORDER BY p.place)
      FROM pg_index i CROSS JOIN unnest(i.indkey::int2[]) WITH ORDINALITY p(attnum, place)
        JOIN pg_attribute k ON k.attrelid = t.oid AND k.attnum = p.attnum
        LEFT JOIN pg_collation c ON c.oid = k.attcollation
      WHERE i.indrelid = t.oid AND i.indisprimary) AS key
  FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p') AND NOT t.relispartition
    AND t.relname <> '_prisma_migrations'
  GROUP BY t.oid, t.relname ORDER BY t.relname COLLATE "C"`;

/** Every table of the program's schema, by name; the record of migrations travels in the manifest. */
export async function backupTables(sql: Sql): Promise<readonly BackupTable[]> {
  const rows = await sql.query<CatalogueRow>(TABLES);
  return rows.map(({ name, columns, key, counters }) => ({
    name,
    columns,
    counters: counters ?? [],
    order:
      key === null
        ? 'to_jsonb(t)::text COLLATE "C"'
        : key.map(({ column, collated }) => `t.${quote(column)}${collated ? ' COLLATE "C"' : ''}`).join(', '),
  }));
}
