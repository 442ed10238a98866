import { concat, lp } from '../../core/kernel/bytes.js';
import type { Hash } from '../../core/kernel/hash.js';
import { utf8 } from '../../core/kernel/text.js';
import type { Security } from '../signIn/security.js';

const PURPOSE = 'evenhand/self-inspection/v1/token';

/**
 * Tokens of the forms of a self-inspection: HMAC-SHA-256 with a key of the service, 256 bits that nobody guesses.
 * They can be printed again at any time and are stored nowhere; the database finds a form by its fingerprint.
 */
export function formTokens(
  hash: Hash,
  security: Security,
  selfInspection: string,
): (enterprise: string) => { readonly token: string; readonly fingerprint: string } {
  const key = security.keyFor(PURPOSE);
  const start = lp(utf8(selfInspection));
  return (enterprise) => {
    const mac = hash.hmacSha256(key, concat(start, lp(utf8(enterprise))));
    const token = Buffer.from(mac).toString('base64url');
    return { token, fingerprint: security.fingerprint(token) };
  };
}
