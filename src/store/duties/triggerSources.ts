import type { TriggerSources } from '../../core/duties/triggers.js';
import { addDays, type Day } from '../../core/kernel/date.js';
import type { Database } from '../client.js';

/** Of enterprises that are closed only their closing is of interest. */
const OPEN = (enterprise: string): string =>
  `EXISTS (SELECT FROM enterprises e WHERE e.id = ${enterprise} AND e.status <> 'closed')`;

const ACCIDENTS = `SELECT h.id, h.enterprise, h.date::text AS date,
    COALESCE(h.words->>'gravity', '') IN ('serious', 'death') AS serious
  FROM history_records h WHERE h.kind = 'accident' AND h.date <= $1::text::date
    AND h.date >= LEAST($2::text::date, date_trunc('year', $1::text::date)::date - INTERVAL '1 year') AND ${OPEN('h.enterprise')}
  ORDER BY h.id`;

const LICENCES = `SELECT l.enterprise, l.number, l.to_day::text AS "to" FROM licences l
  WHERE l.to_day < $1::text::date AND l.to_day >= $2::text::date - 1 AND ${OPEN('l.enterprise')}
  ORDER BY l.enterprise, l.position`;

/** As facts have it: a record of state done closes the order that it names, or every order before it. */
const ORDERS = `SELECT o.id, o.enterprise, (o.date + (o.numbers->>'dueInDays')::int)::text AS "dueOn"
  FROM history_records o
  WHERE o.kind = 'rectification' AND o.words->>'state' = 'open' AND o.date <= $1::text::date
    AND o.date + (o.numbers->>'dueInDays')::int < $1::text::date AND $2::text IS NOT NULL
    AND NOT EXISTS (SELECT FROM history_records d WHERE d.enterprise = o.enterprise AND d.kind = 'rectification'
      AND d.words->>'state' = 'done' AND d.date <= $1::text::date
      AND CASE WHEN d.words->>'order' IS NULL THEN (d.date, d.id) > (o.date, o.id) ELSE d.words->>'order' = o.id END)
    AND ${OPEN('o.enterprise')}
  ORDER BY o.id`;

const CLOSURES = `SELECT m.enterprise, m.from_day::text AS "from" FROM marks m
  WHERE m.kind = 'relocated' AND m.from_day <= $1::text::date AND m.from_day >= $2::text::date
  ORDER BY m.enterprise, m.position`;

/** Records that may give rise to an inspection, as known on a day; each query reads by an index. */
export async function triggerSources(
  database: Database,
  day: Day,
  lookBackDays: number,
): Promise<TriggerSources> {
  const since = addDays(day, -lookBackDays);
  const ask = <T>(sql: string): Promise<T> => database.$queryRawUnsafe<T>(sql, day, since);
  return {
    accidents: await ask<TriggerSources['accidents']>(ACCIDENTS),
    licences: await ask<TriggerSources['licences']>(LICENCES),
    orders: await ask<TriggerSources['orders']>(ORDERS),
    closures: await ask<TriggerSources['closures']>(CLOSURES),
  };
}
