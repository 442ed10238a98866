import type { Enterprise, HistoryRecord, Register } from '../core/scoring/register.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import { readPages } from './readPages.js';

/** An enterprise `e` as one JSON document with the field names of the register, days as ISO text. */
export const ENTERPRISE_ITEM = `json_build_object(
    'id', e.id, 'name', e.name, 'legalName', e.legal_name, 'category', e.category,
    'hazardClass', e.hazard_class, 'organisation', e.organisation, 'district', e.district,
    'street', e.street, 'address', e.address,
    'location', CASE WHEN e.lat_e6 IS NOT NULL THEN json_build_object('latE6', e.lat_e6, 'lonE6', e.lon_e6) END,
    'status', e.status,
    'licences', COALESCE((SELECT json_agg(json_build_object('kind', kind, 'number', number, 'from', from_day,
      'to', to_day) ORDER BY position) FROM licences WHERE enterprise = e.id), '[]'),
    'devices', COALESCE((SELECT json_agg(json_build_object('kind', kind, 'count', count, 'since', since)
      ORDER BY position) FROM devices WHERE enterprise = e.id), '[]'),
    'hazardSources', COALESCE((SELECT json_agg(json_build_object('grade', grade, 'sites', sites, 'since', since)
      ORDER BY position) FROM hazard_sources WHERE enterprise = e.id), '[]'),
    'marks', COALESCE((SELECT json_agg(json_build_object('kind', kind, 'from', from_day, 'to', to_day)
      ORDER BY position) FROM marks WHERE enterprise = e.id), '[]'))`;

const ENTERPRISE_PAGE = `SELECT ${ENTERPRISE_ITEM} AS item
  FROM enterprises e WHERE $1::text IS NULL OR e.id > $1 ORDER BY e.id LIMIT $2`;

/** A record `h`. */
export const RECORD_ITEM = `json_build_object('id', h.id, 'enterprise', h.enterprise, 'date', h.date, 'kind', h.kind,
    'numbers', h.numbers, 'words', h.words)`;

const HISTORY_PAGE = `SELECT ${RECORD_ITEM} AS item
  FROM history_records h WHERE $1::text IS NULL OR id > $1 ORDER BY id LIMIT $2`;

/** One consistent state of the whole register. */
export function readRegister(prisma: PrismaClient): Promise<Register> {
  return prisma.$transaction(
    async (database) => ({
      enterprises: await readPages<Enterprise>(database, ENTERPRISE_PAGE),
      history: await readPages<HistoryRecord>(database, HISTORY_PAGE),
    }),
    { isolationLevel: 'RepeatableRead' },
  );
}
