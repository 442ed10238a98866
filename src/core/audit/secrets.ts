import { toHex } from '../kernel/bytes.js';
import type { Hash } from '../kernel/hash.js';
import { err, ok, type Result } from '../kernel/result.js';
import type { AuditProblem } from './reasons.js';

/** A secret announced by its SHA-256 in lower-case hex, and the person who keeps it. */
export interface SecretCommitment {
  readonly holder: string;
  readonly sha256: string;
}

export interface RevealedSecret {
  readonly holder: string;
  readonly secret: Uint8Array;
}

/** A secret that could be guessed would let outsiders compute the draw. */
const SECRET_BYTES = 32;

/** The commitment that a holder publishes for a secret. */
export function commitSecret(
  hash: Hash,
  { holder, secret }: RevealedSecret,
): Result<SecretCommitment, AuditProblem> {
  if (secret.length < SECRET_BYTES) return err(tooShort(holder, secret));
  return ok({ holder, sha256: toHex(hash.sha256(secret)) });
}

function tooShort(holder: string, secret: Uint8Array): AuditProblem {
  const params = { holder, bytes: secret.length, needed: SECRET_BYTES };
  return { code: 'audit.secret-too-short', params };
}

/**
 * The revealed secrets in the order of their commitments. Each must be there, be long enough and have the
 * committed hash; a problem names the holder. Nobody may add a secret that was not committed.
 */
export function checkSecrets(
  hash: Hash,
  committed: readonly SecretCommitment[],
  revealed: readonly RevealedSecret[],
): Result<Uint8Array[], AuditProblem> {
  const stranger = revealed.find(({ holder }, i) => !isExpected(holder, committed) || repeats(revealed, i));
  if (stranger !== undefined) {
    return err({ code: 'audit.secret-not-committed', params: { holder: stranger.holder } });
  }
  const secrets: Uint8Array[] = [];
  for (const commitment of committed) {
    const secret = checkSecret(hash, commitment, revealed);
    if (!secret.ok) return secret;
    secrets.push(secret.value);
  }
  return ok(secrets);
}

const isExpected = (holder: string, committed: readonly SecretCommitment[]): boolean =>
  committed.some((commitment) => commitment.holder === holder);

const repeats = (revealed: readonly RevealedSecret[], at: number): boolean =>
  revealed.findIndex(({ holder }) => holder === revealed[at]?.holder) < at;

function checkSecret(
  hash: Hash,
  { holder, sha256 }: SecretCommitment,
  revealed: readonly RevealedSecret[],
): Result<Uint8Array, AuditProblem> {
  const secret = revealed.find((candidate) => candidate.holder === holder)?.secret;
  if (secret === undefined) return err({ code: 'audit.secret-withheld', params: { holder } });
  if (secret.length < SECRET_BYTES) return err(tooShort(holder, secret));
  const computed = toHex(hash.sha256(secret));
  if (computed === sha256) return ok(secret);
  return err({ code: 'audit.secret-mismatch', params: { holder, committed: sha256, computed } });
}
