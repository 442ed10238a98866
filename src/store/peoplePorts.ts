import type { AuditTrail } from '../app/ports/auditTrail.js';
import type { PeopleStore } from '../app/ports/peopleStore.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import { addKey, keyOf, listKeys, readKey, revokeKey } from './apiKeys.js';
import { auditHead, listAudit, readAudit } from './auditTrail.js';
import {
  credentialsOf,
  hasPeople,
  listPeople,
  noteFailure,
  putPerson,
  readPerson,
  setPassword,
  setTotp,
  useTotpStep,
} from './people.js';
import { liveSessions } from './liveSessions.js';
import type { Sql } from './pool.js';
import { endSessions, startSession } from './sessions.js';

/** People, sessions, keys and the trail of what they did. */
export function peoplePorts(prisma: PrismaClient, pool: Sql): PeopleStore & AuditTrail {
  return {
    hasPeople: () => hasPeople(prisma),
    listPeople: (query) => listPeople(prisma, query),
    readPerson: (id) => readPerson(prisma, id),
    credentialsOf: (login) => credentialsOf(prisma, login),
    putPerson: (person, password, expected, act) => putPerson(prisma, person, password, expected, act),
    setPassword: (person, password, mustChange, act) =>
      setPassword(prisma, person, password, mustChange, act),
    setTotp: (person, secret, act) => setTotp(prisma, person, secret, act),
    useTotpStep: (person, step) => useTotpStep(prisma, person, step),
    noteFailure: (person, failures, until, act) => noteFailure(prisma, person, failures, until, act),
    startSession: (session, act) => startSession(prisma, session, act),
    sessionOf: liveSessions(pool),
    endSessions: (person, session, act, kept) => endSessions(prisma, person, session, act, kept),
    listKeys: (query) => listKeys(prisma, query),
    readKey: (id) => readKey(prisma, id),
    addKey: (key, secret, act) => addKey(prisma, key, secret, act),
    keyOf: (secret, now) => keyOf(prisma, secret, now),
    revokeKey: (id, act) => revokeKey(prisma, id, act),
    listAudit: (query) => listAudit(prisma, query),
    auditHead: () => auditHead(prisma),
    readAudit: (after, limit) => readAudit(prisma, after, limit),
  };
}
