import { databaseError } from './databaseError.js';

/** SQLSTATE classes and codes after which the same work may succeed: connections, resources, shutdowns, conflicts. */
const STATES = /^(08|53|57P|40001|40P01|55P03)/;
const SYSTEM = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/** Prisma's own: unreachable, timed out, closed, no connection to be had, transaction lost, write conflict. */
const PRISMA = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2034']);
const WORDS = /connection terminated|timeout exceeded when trying to connect|connection ended/i;

/** Whether a fault may pass by itself, so that trying again makes sense. */
export function isTransient(error: unknown): boolean {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  if (typeof code === 'string' && (STATES.test(code) || SYSTEM.has(code) || PRISMA.has(code))) return true;
  const state = databaseError(error)?.state;
  if (state !== undefined && STATES.test(state)) return true;
  return typeof message === 'string' && WORDS.test(message);
}
