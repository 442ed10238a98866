import type { SelfInspection } from '../../app/ports/selfInspections.js';
import type { Problem } from '../../core/kernel/problem.js';
import type { Prisma } from '../../generated/prisma/client.js';
import type { Database } from '../client.js';

const COUNTS = `(SELECT json_build_object('forms', count(*), 'returned', count(*) FILTER (WHERE f.state = 'returned'),
    'picked', count(f.pick), 'checked', count(f.checked_on), 'agreeing', count(*) FILTER (WHERE f.agrees))
  FROM self_inspection_forms f WHERE f.self_inspection = s.id)`;

/** One round with the counts of its forms. */
export const ITEM = `(jsonb_build_object('id', s.id, 'organisation', s.organisation, 'title', s.title,
  'questions', s.questions, 'issuedOn', s.issued_on, 'dueOn', s.due_on, 'state', s.state, 'closedOn', s.closed_on,
  'returnedRoot', s.returned_root, 'dice', s.dice) || ${COUNTS}::jsonb)`;

export async function readRound(database: Database, id: string): Promise<SelfInspection | null> {
  const sql = `SELECT ${ITEM} AS item FROM self_inspections s WHERE s.id = $1`;
  const [row] = await database.$queryRawUnsafe<{ item: SelfInspection }[]>(sql, id);
  return row?.item ?? null;
}

/** The round, locked: concurrent callers take turns. */
export async function held(database: Prisma.TransactionClient, id: string): Promise<SelfInspection | null> {
  await database.$queryRaw`SELECT 1 FROM self_inspections WHERE id = ${id} FOR UPDATE`;
  return readRound(database, id);
}

export const unknown = (id: string): Problem => ({
  code: 'store.not-found',
  params: { kind: 'selfInspection', id },
});

/** What the trail says of a round: its questions are long, and never change. */
export function traceOf({ questions, ...round }: SelfInspection): object {
  return { ...round, questions: questions.length };
}
