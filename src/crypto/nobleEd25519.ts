import { ed25519 } from '@noble/curves/ed25519.js';
import type { Verifier } from '../core/audit/signing.js';

/** The verifier without node: modules. Strict RFC 8032, so that both ports give the same answer. */
export const nobleVerifier: Verifier = {
  verify: (publicKey, message, signature) => {
    if (publicKey.length !== 32 || signature.length !== 64) return false;
    try {
      return ed25519.verify(signature, message, publicKey, { zip215: false });
    } catch {
      // The library throws on bytes that are no point of the curve.
      return false;
    }
  },
};
