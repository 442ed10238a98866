import Type, { type Static } from 'typebox';
import { fromHex, toHex } from '../kernel/bytes.js';
import type { Hash } from '../kernel/hash.js';
import { err, type Result } from '../kernel/result.js';
import { entryLeaf, LogEntry } from './logEntry.js';
import { buildTree, inclusionProof } from './merkle.js';
import type { AuditProblem } from './reasons.js';
import { closed, Hex64 } from './recordParts.js';
import type { Verifier } from './signing.js';
import { trustedHead, type TrustedHead, type TrustPolicy } from './trust.js';
import { verifyInclusion } from './verifyInclusion.js';

/** `evenhand/log-proof/v1`: that one entry is in the log, so that a bundle verifies offline. */
export const LogProof = Type.Object(
  {
    format: Type.Literal('evenhand/log-proof/v1'),
    entry: LogEntry,
    index: Type.Integer({ minimum: 0 }),
    /** RFC 6962 audit path, from the leaf upward. */
    path: Type.Array(Hex64),
    /** A C2SP checkpoint note whose tree holds the entry. */
    checkpoint: Type.String({ minLength: 1 }),
  },
  { ...closed, $id: 'evenhand/log-proof/v1' },
);
export type LogProof = Static<typeof LogProof>;

/** The proof of an entry of the log as it was at a signed head over exactly these entries. */
export function proveEntry(
  hash: Hash,
  entries: readonly LogEntry[],
  index: number,
  checkpoint: string,
): LogProof {
  const entry = entries[index];
  if (entry === undefined) throw new RangeError('no such entry');
  const tree = buildTree(
    hash,
    entries.map((each) => entryLeaf(hash, each)),
  );
  const path = inclusionProof(tree, index).map(toHex);
  return { format: 'evenhand/log-proof/v1', entry, index, path, checkpoint };
}

/** Checks the signed head and the path to it. */
export function verifyLogged(
  hash: Hash,
  verifier: Verifier,
  policy: TrustPolicy,
  proof: LogProof,
): Result<TrustedHead, AuditProblem> {
  const head = trustedHead(hash, verifier, policy, proof.checkpoint);
  if (!head.ok) return head;
  const { size, root } = head.value.checkpoint;
  const { index, entry } = proof;
  const path: Uint8Array[] = [];
  for (const node of proof.path) {
    const bytes = fromHex(node);
    if (!bytes.ok) return err({ code: 'audit.no-such-leaf', params: { index, size } });
    path.push(bytes.value);
  }
  const claim = { leaf: entryLeaf(hash, entry), index, size, proof: path, root };
  const included = verifyInclusion(hash, claim);
  return included.ok ? head : included;
}
