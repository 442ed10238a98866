import { PrismaPg } from '@prisma/adapter-pg';
import type { Pool } from 'pg';
import { PrismaClient } from '../generated/prisma/client.js';

const MINUTES = 60_000;

/** The client for either database. Long transactions are loads; waiting for one is normal on a single connection. */
export function createClient(pool: Pool, onConnectionLost: (error: Error) => void): PrismaClient {
  const adapter = new PrismaPg(pool, { onConnectionError: onConnectionLost });
  return new PrismaClient({
    adapter,
    transactionOptions: { maxWait: 5 * MINUTES, timeout: 30 * MINUTES },
  });
}

/** What runs SQL: the client itself or an open transaction. */
export type Database = Pick<PrismaClient, '$queryRawUnsafe' | '$executeRawUnsafe'>;
