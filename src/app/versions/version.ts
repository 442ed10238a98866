import { createHash } from 'node:crypto';
import type { StoreProblem } from '../ports/storeReasons.js';
import { canonical, type Json } from '../../core/kernel/canonical.js';
import { err, ok, type Result } from '../../core/kernel/result.js';

/** The version of a thing: a hash of what it says. Equal content has an equal version, whoever wrote it. */
export function versionOf(value: unknown): string {
  const content = canonical(JSON.parse(JSON.stringify(value)) as Json);
  return createHash('sha256').update(content, 'utf8').digest('base64url').slice(0, 22);
}

/**
 * Compares what is stored with what the writer last saw: null expects nothing to be there, and undefined does not
 * care.
 */
export function checkVersion(
  kind: string,
  id: string,
  stored: unknown,
  expected: string | null | undefined,
): Result<void, StoreProblem> {
  if (expected === undefined) return ok(undefined);
  const found = stored === null ? null : versionOf(stored);
  if (found === expected) return ok(undefined);
  if (expected === null) return err({ code: 'store.already-there', params: { kind, id } });
  return err({ code: 'store.changed-meanwhile', params: { kind, id } });
}
