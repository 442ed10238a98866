import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Hash } from '../core/kernel/hash.js';

/** The hash port without node: modules, for the reader's own browser. */
export const nobleHash: Hash = {
  sha256: (data) => sha256(data),
  hmacSha256: (key, data) => hmac(sha256, key, data),
  sha256Stream: () => {
    const hash = sha256.create();
    return {
      update: (data) => {
        hash.update(data);
      },
      digest: () => hash.digest(),
    };
  },
};
