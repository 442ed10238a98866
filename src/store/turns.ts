/**
 * Writers of a chain take turns, from here to their commit. An advisory lock needs no right to change what the chain
 * holds, which the role of the service does not have (prisma/grants.sql). The embedded database runs one transaction
 * at a time anyway.
 */
const LOCKS = { audit: 7_203_001, log: 7_203_002 } as const;

export const turnSql = (chain: keyof typeof LOCKS): string =>
  `SELECT pg_advisory_xact_lock(${String(LOCKS[chain])})`;
