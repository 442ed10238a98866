import type { BackupCheck, BackupPart } from '../../app/ports/backup.js';
import type { BackupProblem } from '../../app/backup/reasons.js';
import type { Problem } from '../../core/kernel/problem.js';
import type { Sql } from '../pool.js';
import { quote } from '../tableShape.js';
import { detachRules } from './detach.js';
import { PLAIN_WRITING, readParts } from './readParts.js';
import { backupTables, type BackupTable } from './tables.js';

/** Thrown within the transaction, so that nothing of it stays. */
export class RestoreRefused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** Loads all parts, checks all rules, reads everything back and asks for the verdict. */
export async function restoreRows(
  sql: Sql,
  parts: AsyncIterable<BackupPart>,
  check: BackupCheck,
): Promise<void> {
  await sql.query(PLAIN_WRITING);
  const tables = new Map((await backupTables(sql)).map((table) => [table.name, table]));
  const attach = await detachRules(sql);
  // What migrations put into a new database comes back with the backup.
  for (const { name } of tables.values()) await sql.query(`DELETE FROM ${quote(name)}`);
  for await (const part of parts) await loadPart(sql, tables.get(part.table), part);
  await attach();
  for (const table of tables.values()) await continueCounting(sql, table);
  for (const table of tables.values()) {
    await readParts(sql, table, (part) => {
      check.part(part);
      return Promise.resolve();
    });
  }
  const problem = check.verdict([...tables.keys()]);
  if (problem !== null) throw new RestoreRefused(problem);
}

/** The lines of a part become one JSON array without being taken apart here. */
async function loadPart(
  sql: Sql,
  table: BackupTable | undefined,
  { text, ...part }: BackupPart,
): Promise<void> {
  if (table === undefined) {
    const problem: BackupProblem = { code: 'backup.differs', params: { table: part.table } };
    throw new RestoreRefused(problem);
  }
  const columns = table.columns.map(quote).join(', ');
  await sql.query(
    `INSERT INTO ${quote(table.name)} (${columns}) OVERRIDING SYSTEM VALUE
     SELECT ${columns} FROM json_populate_recordset(NULL::${quote(table.name)}, $1::json)`,
    [`[${text.trimEnd().replaceAll('\n', ',')}]`],
  );
}

async function continueCounting(sql: Sql, { name, counters }: BackupTable): Promise<void> {
  for (const column of counters) {
    await sql.query(
      `SELECT setval(pg_get_serial_sequence($1, $2), COALESCE(max(${quote(column)}), 1), max(${quote(column)}) IS NOT NULL)
       FROM ${quote(name)}`,
      [quote(name), column],
    );
  }
}
