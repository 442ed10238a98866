import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import type { Signer, Verifier } from '../core/audit/signing.js';

/** DER headers of an Ed25519 key, RFC 8410: the 32 bytes of the key follow. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

function publicKeyOf(key: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([SPKI, key]), format: 'der', type: 'spki' });
}

export const nodeVerifier: Verifier = {
  verify: (publicKey, message, signature) => {
    if (publicKey.length !== 32 || signature.length !== 64) return false;
    return verify(null, message, publicKeyOf(publicKey), signature);
  },
};

/** A signer from the 32-byte private key of RFC 8032. */
export function nodeSigner(privateKey: Uint8Array): Signer {
  if (privateKey.length !== 32) throw new RangeError('an Ed25519 private key has 32 bytes');
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, privateKey]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    publicKey: new Uint8Array(spki.subarray(SPKI.length)),
    sign: (message) => new Uint8Array(sign(null, message, key)),
  };
}
