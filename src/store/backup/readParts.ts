import type { BackupPart } from '../../app/ports/backup.js';
import type { Sql } from '../pool.js';
import { quote } from '../tableShape.js';
import type { BackupTable } from './tables.js';

/** A part ends after so many rows or characters, whichever comes first: equal rows make equal parts. */
const PART_ROWS = 5_000;
const PART_LENGTH = 4 * 1024 * 1024;
const FIRST_FETCH = 8;

/** Must be set within the transaction: how the database writes days and instants must not depend on its settings. */
export const PLAIN_WRITING = `SET LOCAL TIME ZONE 'UTC'; SET LOCAL datestyle = 'ISO, YMD';
  SET LOCAL intervalstyle = 'iso_8601'; SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'`;

/**
 * Visits the rows of a table in the order of its key, each as the text of a jsonb object, which PostgreSQL always
 * writes alike: members by length and bytes of their names. No more than a few rows of any size are held at once.
 */
export async function readParts(
  sql: Sql,
  table: BackupTable,
  visit: (part: BackupPart) => Promise<void>,
): Promise<void> {
  await sql.query(
    `DECLARE backup_rows NO SCROLL CURSOR FOR SELECT to_jsonb(t)::text AS line FROM ${quote(table.name)} t
     ORDER BY ${table.order}`,
  );
  const part = newPart(table.name, visit);
  let fetch = FIRST_FETCH;
  for (;;) {
    const rows = await sql.query<{ line: string }>(`FETCH ${fetch} FROM backup_rows`);
    let largest = 1;
    for (const { line } of rows) {
      largest = Math.max(largest, line.length);
      await part.add(line);
    }
    if (rows.length < fetch) break;
    fetch = Math.max(1, Math.min(fetch * 2, PART_ROWS, Math.floor(PART_LENGTH / largest)));
  }
  await part.end();
  await sql.query('CLOSE backup_rows');
}

function newPart(table: string, visit: (part: BackupPart) => Promise<void>) {
  let lines: string[] = [];
  let length = 0;
  const end = async (): Promise<void> => {
    if (lines.length === 0) return;
    const text = `${lines.join('\n')}\n`;
    const rows = lines.length;
    [lines, length] = [[], 0];
    await visit({ table, rows, text });
  };
  return {
    add: async (line: string): Promise<void> => {
      lines.push(line);
      length += line.length;
      if (lines.length >= PART_ROWS || length >= PART_LENGTH) await end();
    },
    end,
  };
}
