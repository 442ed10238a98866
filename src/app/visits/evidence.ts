import { toHex } from '../../core/kernel/bytes.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, type Result } from '../../core/kernel/result.js';
import type { CampaignContext } from '../campaigns/context.js';
import type { Act } from '../ports/act.js';
import type { Evidence } from '../ports/visitStore.js';

/** A photo of a phone has 2 to 8 MB. */
export const EVIDENCE_LIMIT = 20 * 1024 * 1024;
/** What of a file travels at once: little is lost when the line is cut. */
export const PART_LIMIT = 1024 * 1024;

/** Files that may show something, with the bytes that they begin with. */
const BEGINNINGS = {
  'image/jpeg': [[0, 'ffd8ff']],
  'image/png': [[0, '89504e470d0a1a0a']],
  'image/webp': [
    [0, '52494646'],
    [8, '57454250'],
  ],
  'application/pdf': [[0, '255044462d']],
} as const;
export type EvidenceType = keyof typeof BEGINNINGS;
export const EVIDENCE_TYPES = Object.keys(BEGINNINGS) as readonly EvidenceType[];

/**
 * Takes a part of a file at an offset. With the last one the whole is compared with the hash and the type that were
 * announced; what is something else is forgotten, to be sent again.
 */
export async function addEvidence(
  { store, hash }: Pick<CampaignContext, 'store' | 'hash'>,
  { visit, sha256 }: Pick<Evidence, 'visit' | 'sha256'>,
  offset: number,
  bytes: Uint8Array,
  act: Act,
): Promise<Result<Evidence, Problem>> {
  const added = await store.addEvidencePart(visit, sha256, offset, bytes);
  if (!added.ok || added.value.received < added.value.size) return added;
  const whole = await store.evidenceFile(visit, sha256);
  const { type } = added.value;
  const isSame = toHex(hash.sha256(whole)) === sha256;
  if (isSame && isOfType(whole, type)) return store.endEvidence(visit, sha256, act);
  await store.resetEvidence(visit, sha256);
  return isSame
    ? err({ code: 'evidence.type-differs', params: { type } })
    : err({ code: 'evidence.hash-differs', params: { sha256 } });
}

function isOfType(bytes: Uint8Array, type: string): boolean {
  const beginning: readonly (readonly [number, string])[] | undefined = Object.hasOwn(BEGINNINGS, type)
    ? BEGINNINGS[type as EvidenceType]
    : undefined;
  return beginning?.every(([at, hex]) => toHex(bytes.slice(at, at + hex.length / 2)) === hex) ?? false;
}
