import { bls12_381 } from '@noble/curves/bls12-381.js';
import { concat, fromHex } from '../kernel/bytes.js';
import type { Hash } from '../kernel/hash.js';
import { err, ok, type Result } from '../kernel/result.js';
import { computeChainHash, type BeaconChain, type BeaconScheme } from './beaconChain.js';
import type { AuditProblem } from './reasons.js';

/** One published value of a chain; bytes in lower-case hex. */
export interface Beacon {
  /** From 1. */
  readonly round: number;
  readonly signature: string;
  /** Only chained schemes sign the previous signature too; null elsewhere. */
  readonly previousSignature: string | null;
}

interface SchemeTraits {
  readonly chained: boolean;
  /** The group of the signatures: 48 bytes in G1, 96 in G2. Public keys live in the other one. */
  readonly group: 'G1' | 'G2';
  /** Domain separation tag of hash-to-curve, RFC 9380. */
  readonly tag: string;
}

const TAG_G1 = 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_';
const TAG_G2 = 'BLS_SIG_BLS12381G2_XMD:SHA-256_SSWU_RO_NUL_';

const SCHEMES: Readonly<Record<BeaconScheme, SchemeTraits>> = {
  'pedersen-bls-chained': { chained: true, group: 'G2', tag: TAG_G2 },
  'pedersen-bls-unchained': { chained: false, group: 'G2', tag: TAG_G2 },
  // drand's first chain with swapped groups kept the tag of G2 by mistake, and still does.
  'bls-unchained-on-g1': { chained: false, group: 'G1', tag: TAG_G2 },
  'bls-unchained-g1-rfc9380': { chained: false, group: 'G1', tag: TAG_G1 },
};

/**
 * Verifies a drand beacon offline: the chain must have the hash it claims, the round must be the one that was
 * announced, and the BLS signature must hold under the chain's key. Gives the round's randomness, which is
 * SHA-256 of the signature.
 */
export function verifyBeacon(
  hash: Hash,
  chain: BeaconChain,
  round: number,
  beacon: Beacon,
): Result<Uint8Array, AuditProblem> {
  const computed = computeChainHash(hash, chain);
  if (computed !== chain.hash) {
    return err({ code: 'audit.beacon-chain-altered', params: { chain: chain.hash, computed } });
  }
  if (beacon.round !== round) {
    const params = { chain: chain.name, expected: round, got: beacon.round };
    return err({ code: 'audit.beacon-wrong-round', params });
  }
  const parts = decode(beacon, chain);
  if (parts === null || !signatureHolds(hash, chain, beacon.round, parts)) {
    return err({ code: 'audit.beacon-signature', params: { chain: chain.name, round } });
  }
  return ok(hash.sha256(parts.signature));
}

interface Parts {
  readonly publicKey: Uint8Array;
  readonly signature: Uint8Array;
  readonly previous: Uint8Array;
}

function decode(beacon: Beacon, chain: BeaconChain): Parts | null {
  if (!Number.isSafeInteger(beacon.round) || beacon.round < 1) return null;
  if (SCHEMES[chain.scheme].chained !== (beacon.previousSignature !== null)) return null;
  const publicKey = fromHex(chain.publicKey);
  const signature = fromHex(beacon.signature);
  const previous = fromHex(beacon.previousSignature ?? '');
  if (!publicKey.ok || !signature.ok || !previous.ok) return null;
  return { publicKey: publicKey.value, signature: signature.value, previous: previous.value };
}

function signatureHolds(hash: Hash, chain: BeaconChain, round: number, parts: Parts): boolean {
  const { group, tag } = SCHEMES[chain.scheme];
  const message = hash.sha256(concat(parts.previous, roundBytes(round)));
  try {
    if (group === 'G1') {
      const bls = bls12_381.shortSignatures;
      return bls.verify(parts.signature, bls.hash(message, tag), parts.publicKey);
    }
    const bls = bls12_381.longSignatures;
    return bls.verify(parts.signature, bls.hash(message, tag), parts.publicKey);
  } catch {
    // The library throws on bytes that are no point of the group.
    return false;
  }
}

function roundBytes(round: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(round));
  return bytes;
}
