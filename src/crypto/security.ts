import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Secret, TOTP } from 'otpauth';

/** OWASP's least setting for argon2id: 19 MiB, two passes, one lane. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const NONCE = 12;
const TAG = 16;
const ISSUER = 'Evenhand';

/** Passwords, tokens, one-time codes and encryption at rest for the service; `key` has 32 bytes. */
export function nodeSecurity(key: Uint8Array) {
  return {
    hashPassword: (password: string): Promise<string> => hash(password.normalize('NFC'), ARGON2ID),
    verifyPassword,
    token: (): string => randomBytes(32).toString('base64url'),
    randomBytes: (): Uint8Array => new Uint8Array(randomBytes(32)),
    keyFor: (purpose: string): Uint8Array => keyFor(key, purpose),
    fingerprint: (token: string): string => createHash('sha256').update(token).digest('hex'),
    seal: (purpose: string, plain: Uint8Array): Uint8Array => seal(keyFor(key, purpose), plain),
    unseal: (purpose: string, sealed: Uint8Array): Uint8Array | null => unseal(keyFor(key, purpose), sealed),
    newTotp,
    totpStep,
  };
}

/** What is kept may be no hash at all, such as that of an account which has no password: no password fits it. */
const verifyPassword = (stored: string, password: string): Promise<boolean> =>
  verify(stored, password.normalize('NFC')).catch(() => false);

/** RFC 5869: each purpose has a key of its own, so that what was sealed for one cannot be opened as another. */
function keyFor(key: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, '', `evenhand/seal/v1/${purpose}`, 32));
}

/** AES-256-GCM (NIST SP 800-38D) as nonce ‖ ciphertext ‖ tag. */
function seal(key: Uint8Array, plain: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function unseal(key: Uint8Array, sealed: Uint8Array): Uint8Array | null {
  if (sealed.length < NONCE + TAG) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE));
  decipher.setAuthTag(sealed.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]);
  } catch {
    return null;
  }
}

const totp = (secret: Secret, label?: string): TOTP =>
  new TOTP({ issuer: ISSUER, secret, ...(label === undefined ? {} : { label }) });

function newTotp(login: string): { readonly secret: Uint8Array; readonly uri: string } {
  const secret = new Secret({ size: 20 });
  return { secret: secret.bytes.slice(), uri: totp(secret, login).toString() };
}

function totpStep(secret: Uint8Array, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const held = totp(new Secret({ buffer: secret.slice().buffer }));
  const delta = held.validate({ token: code, timestamp, window: 1 });
  return delta === null ? null : Math.floor(timestamp / 30_000) + delta;
}
