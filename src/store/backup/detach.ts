import type { Sql } from '../pool.js';
import { quote } from '../tableShape.js';

interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

interface Trigger {
  readonly table: string;
  readonly name: string;
  /** O: origin, A: always, R: replica. */
  readonly enabled: 'O' | 'A' | 'R';
}

const FOREIGN_KEYS = `SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition
  FROM pg_constraint WHERE contype = 'f' AND conparentid = 0 AND connamespace = 'public'::regnamespace ORDER BY 1, 2`;

const TRIGGERS = `SELECT tgrelid::regclass::text AS table, tgname AS name, tgenabled AS enabled
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
  WHERE NOT tgisinternal AND tgenabled <> 'D' AND c.relnamespace = 'public'::regnamespace ORDER BY 1, 2`;

const ENABLE = { O: 'ENABLE TRIGGER', A: 'ENABLE ALWAYS TRIGGER', R: 'ENABLE REPLICA TRIGGER' } as const;

/**
 * The one deliberate way past the life cycle: a restored campaign is already drawn, and no step leads there in one
 * go. Within the transaction of a restore, the owner of the tables takes off triggers and foreign keys. Putting
 * them back makes the database check every foreign key over all rows.
 *
 * @returns puts everything back as it was
 */
export async function detachRules(sql: Sql): Promise<() => Promise<void>> {
  const triggers = await sql.query<Trigger>(TRIGGERS);
  const keys = await sql.query<ForeignKey>(FOREIGN_KEYS);
  for (const { table, name } of triggers)
    await sql.query(`ALTER TABLE ${table} DISABLE TRIGGER ${quote(name)}`);
  for (const { table, name } of keys) await sql.query(`ALTER TABLE ${table} DROP CONSTRAINT ${quote(name)}`);
  return async () => {
    for (const { table, name, definition } of keys)
      await sql.query(`ALTER TABLE ${table} ADD CONSTRAINT ${quote(name)} ${definition}`);
    for (const { table, name, enabled } of triggers)
      await sql.query(`ALTER TABLE ${table} ${ENABLE[enabled]} ${quote(name)}`);
  };
}
