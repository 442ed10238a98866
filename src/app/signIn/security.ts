/** What signing in needs from cryptography; `main.ts` hands it in. */
export interface Security {
  /** argon2id in PHC form. */
  hashPassword(password: string): Promise<string>;
  verifyPassword(hash: string, password: string): Promise<boolean>;
  /** An unguessable token, base64url of 32 random bytes. */
  token(): string;
  /** 32 bytes that nobody can guess. */
  randomBytes(): Uint8Array;
  /** A key of 32 bytes for one purpose, from the service's key (RFC 5869). */
  keyFor(purpose: string): Uint8Array;
  /** SHA-256 in lower-case hex. */
  fingerprint(token: string): string;
  /** Encrypts with the service's key and authenticates `purpose`; only `unseal` with the same purpose opens it. */
  seal(purpose: string, plain: Uint8Array): Uint8Array;
  /** Null when it was made with another key or for another purpose. */
  unseal(purpose: string, sealed: Uint8Array): Uint8Array | null;
  /** A fresh secret for one-time codes with its otpauth:// address. */
  newTotp(login: string): { readonly secret: Uint8Array; readonly uri: string };
  /** The time step that a code belongs to (RFC 6238, 30 s, one step either side), or null. */
  totpStep(secret: Uint8Array, code: string, now: Date): number | null;
}
