/** The signature port: Ed25519 as RFC 8032 §5.1 defines it, by node:crypto on a server or in a browser. */
export interface Verifier {
  /** Whether the 64-byte signature holds under the 32-byte public key; malformed input does not hold. */
  verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
}

/** One private key, kept outside core. */
export interface Signer {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** 64 bytes; the same message gives the same signature. */
  sign(message: Uint8Array): Uint8Array;
}
