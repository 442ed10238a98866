import { PrismaPg } from '@prisma/adapter-pg';
import type { PoolConfig } from 'pg';
import { PrismaClient } from '../generated/prisma/client.js';

const MINUTES = 60_000;

/** The client for either database. Long transactions are loads; waiting for one is normal on a single connection. */
export function createClient(pool: PoolConfig, onConnectionLost: (error: Error) => void): PrismaClient {
  const adapter = new PrismaPg(pool, { onPoolError: onConnectionLost, onConnectionError: onConnectionLost });
  return new PrismaClient({
    adapter,
    transactionOptions: { maxWait: 5 * MINUTES, timeout: 30 * MINUTES },
  });
}

/** What runs SQL: the client itself or an open transaction. */
export type Database = Pick<PrismaClient, '$queryRawUnsafe' | '$executeRawUnsafe'>;
