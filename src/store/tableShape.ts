/** A table as the set-based statements see it. Names and types are constants of this program, never input. */
export interface TableShape {
  readonly table: string;
  /** Primary key. */
  readonly key: readonly string[];
  /** PostgreSQL type of each column, the key's included. */
  readonly columns: Readonly<Record<string, string>>;
}

/**
 * One statement that makes the rows of some owners equal to the given ones: missing rows are inserted, different
 * ones updated, equal ones left alone, others of these owners deleted.
 *
 * $1: the rows, a JSON array of objects with the columns' names; $2: the owners, a JSON array of text.
 * Returns owner and `added` of every row inserted (true) or updated (false), and of deleted rows (null).
 */
export function replaceOwned(shape: TableShape, owner: string): string {
  const { table } = shape;
  const same = shape.key.map((column) => `given.${quote(column)} = t.${quote(column)}`).join(' AND ');
  return `WITH ${given(shape)},
    gone AS (
      DELETE FROM ${quote(table)} t
      WHERE t.${quote(owner)} IN (SELECT * FROM json_array_elements_text($2::json))
        AND NOT EXISTS (SELECT FROM given WHERE ${same})
      RETURNING t.${quote(owner)} AS owner, NULL::boolean AS added),
    put AS (${put(shape)} RETURNING t.${quote(owner)} AS owner, (t.xmax = 0) AS added)
    SELECT owner, added FROM put UNION ALL SELECT owner, added FROM gone`;
}

/** The same for whole rows by their key, without deleting. $1 as above. */
export function putRows(shape: TableShape, owner: string): string {
  return `WITH ${given(shape)} ${put(shape)} RETURNING t.${quote(owner)} AS owner, (t.xmax = 0) AS added`;
}

/** Deletes the rows whose key is not among $1, a JSON array of text; for tables whose key is one text column. */
export function keepOnly({ table, key }: TableShape): string {
  const id = quote(key[0] ?? '');
  return `DELETE FROM ${quote(table)} t WHERE NOT EXISTS
    (SELECT FROM json_array_elements_text($1::json) AS kept(id) WHERE kept.id = t.${id})`;
}

function given({ columns }: TableShape): string {
  const typed = Object.entries(columns).map(([column, type]) => `${quote(column)} ${type}`);
  return `given AS (SELECT * FROM json_to_recordset($1::json) AS given(${typed.join(', ')}))`;
}

function put({ table, key, columns }: TableShape): string {
  const names = Object.keys(columns);
  const rest = names.filter((column) => !key.includes(column)).map(quote);
  return `INSERT INTO ${quote(table)} AS t (${names.map(quote).join(', ')})
    SELECT ${names.map(quote).join(', ')} FROM given
    ON CONFLICT (${key.map(quote).join(', ')}) DO UPDATE SET ${rest.map((c) => `${c} = EXCLUDED.${c}`).join(', ')}
    WHERE (${rest.map((c) => `t.${c}`).join(', ')}) IS DISTINCT FROM (${rest.map((c) => `EXCLUDED.${c}`).join(', ')})`;
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
