import { createHash } from 'node:crypto';
import type { Act } from '../app/ports/act.js';
import type { AuditEntry } from '../app/ports/auditTrail.js';
import { canonical, type Json } from '../core/kernel/canonical.js';
import type { Problem } from '../core/kernel/problem.js';
import { ok, type Result } from '../core/kernel/result.js';
import type { Prisma, PrismaClient } from '../generated/prisma/client.js';
import type { Sql } from './pool.js';
import { turnSql } from './turns.js';

/** What a write did, for the audit trail. Equal `before` and `after` mean that nothing happened. */
export interface Change<T> {
  readonly value: T;
  readonly kind: string;
  readonly id: string;
  readonly organisation: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

/** Rolls a transaction back while carrying why. */
class Refusal<P extends Problem> extends Error {
  readonly problem: P;
  constructor(problem: P) {
    super(problem.code);
    this.problem = problem;
  }
}

/**
 * A write and its entry in the audit trail, in one transaction: both happen or neither. A refusal undoes everything;
 * a write that changed nothing leaves no entry, so that a repeat has one effect.
 */
export async function audited<T, P extends Problem>(
  prisma: PrismaClient,
  act: Act,
  work: (database: Prisma.TransactionClient) => Promise<Result<Change<T>, P>>,
): Promise<Result<T, P>> {
  try {
    return await prisma.$transaction(async (database) => {
      const done = await work(database);
      if (!done.ok) throw new Refusal(done.error);
      await appendAudit(database, act, done.value);
      return ok(done.value.value);
    });
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: (error as Refusal<P>).problem };
    throw error;
  }
}

/** Appends to the trail at the end of a transaction; writers take turns from here to their commit. */
export async function appendAudit(
  database: Prisma.TransactionClient,
  act: Act,
  change: Omit<Change<unknown>, 'value'>,
): Promise<void> {
  if (!changes(change)) return;
  await database.$executeRawUnsafe(turnSql('audit'));
  const last = await database.auditEntry.findFirst({
    orderBy: { position: 'desc' },
    select: { position: true, hash: true },
  });
  await database.auditEntry.create({ data: rowAfter(last, act, change) });
}

/** The same within a transaction on the pool. */
export async function appendAuditOn(
  sql: Sql,
  act: Act,
  change: Omit<Change<unknown>, 'value'>,
): Promise<void> {
  if (!changes(change)) return;
  await sql.query(turnSql('audit'));
  const [last] = await sql.query<{ position: string; hash: string }>(
    'SELECT position, hash FROM audit_trail ORDER BY position DESC LIMIT 1',
  );
  const row = rowAfter(last, act, change);
  const columns = Object.keys(row);
  await sql.query(
    `INSERT INTO audit_trail (${columns.map((name) => `"${name}"`).join(', ')})
     VALUES (${columns.map((_, at) => `$${String(at + 1)}`).join(', ')})`,
    Object.values(row),
  );
}

const changes = ({ before, after }: Omit<Change<unknown>, 'value'>): boolean =>
  canonical(storable(before)) !== canonical(storable(after));

/** The entry that follows the last one, as the table holds it. */
function rowAfter(
  last: { readonly position: unknown; readonly hash: string } | null | undefined,
  act: Act,
  { kind, id, organisation, before, after }: Omit<Change<unknown>, 'value'>,
) {
  const entry: AuditEntry = {
    format: 'evenhand/audit-entry/v1',
    position: Number(last?.position ?? 0) + 1,
    at: act.at.toISOString(),
    actor: act.actor,
    action: act.action,
    subject: { kind, id },
    organisation,
    before: storable(before),
    after: storable(after),
    reason: act.reason,
    previous: last?.hash ?? '',
  };
  const content = canonical(entry as unknown as Json);
  const hash = createHash('sha256').update(content, 'utf8').digest('hex');
  const { position, actor, action, previous } = entry;
  return { position, at: act.at, actor, action, kind, subject: id, organisation, content, previous, hash };
}

/** As records may hold it: undefined members vanish and dates become text. */
function storable(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? null)) as Json;
}
