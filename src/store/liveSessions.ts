import type { Credentials, PeopleStore, Session } from '../app/ports/peopleStore.js';
import type { Grant } from '../core/access/roles.js';
import type { Sql } from './pool.js';
import { batchReads } from './sharedReads.js';

const ITEM = `SELECT s.id, s.person, s.csrf, s.created_at, s.seen_at, s.expires_at, p.login, p.name, p.inspector,
    p.password, p.must_change, p.totp, p.totp_step::int8::text AS totp_step, p.failures, p.locked_until,
    COALESCE((SELECT json_agg(json_build_object('role', r.role, 'organisation', r.organisation)
      ORDER BY r.organisation, r.role) FROM person_roles r WHERE r.person = p.id), '[]') AS roles
  FROM sessions s JOIN people p ON p.id = s.person
  WHERE s.id = ANY($1) AND s.revoked_at IS NULL AND p.disabled_at IS NULL`;

interface Row {
  readonly id: string;
  readonly person: string;
  readonly csrf: string;
  readonly created_at: Date;
  readonly seen_at: Date;
  readonly expires_at: Date;
  readonly login: string;
  readonly name: string;
  readonly inspector: string | null;
  readonly password: string;
  readonly must_change: boolean;
  readonly totp: Uint8Array | null;
  readonly totp_step: string | null;
  readonly failures: number;
  readonly locked_until: Date | null;
  readonly roles: readonly Grant[];
}

/** Seconds after which a request notes that the session is in use; not each one writes. */
const SEEN_EVERY = 60;

/**
 * Live sessions with their people. Every request asks the database, so that a session which was ended, by whichever
 * process, is ended for the next request; those who ask at the same moment share the query.
 */
export function liveSessions(pool: Sql): PeopleStore['sessionOf'] {
  const read = batchReads<Row>(async (ids) => {
    const rows = await pool.query<Row>(ITEM, [ids]);
    return new Map(rows.map((row) => [row.id, row]));
  });
  return async (id, now) => {
    const row = await read(id);
    if (row === null || row.expires_at <= now) return null;
    if (now.getTime() - row.seen_at.getTime() > SEEN_EVERY * 1000) {
      await pool.query('UPDATE sessions SET seen_at = $2 WHERE id = $1 AND seen_at < $2', [id, now]);
    }
    return { session: sessionFrom(row), credentials: credentialsFrom(row) };
  };
}

const sessionFrom = (row: Row): Session => ({
  ...{ id: row.id, person: row.person, csrf: row.csrf },
  ...{ createdAt: row.created_at, seenAt: row.seen_at, expiresAt: row.expires_at },
});

function credentialsFrom(row: Row): Credentials {
  const { login, name, inspector, roles, password, totp, failures } = row;
  return {
    person: { id: row.person, login, name, inspector, roles, disabled: false },
    ...{ password, totp, failures, mustChange: row.must_change, lockedUntil: row.locked_until },
    totpStep: row.totp_step === null ? null : Number(row.totp_step),
  };
}
