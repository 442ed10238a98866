import { toHex } from '../../core/kernel/bytes.js';
import { utf8 } from '../../core/kernel/text.js';
import type { CampaignContext } from '../campaigns/context.js';

const PURPOSE = 'evenhand/entry-code/v1';

/**
 * The text of the code at an enterprise's entrance (扫码入企). Who does not have the service's key cannot make one, and
 * one enterprise's code does not open another's.
 */
export function entryCodeOf(
  { hash, security }: Pick<CampaignContext, 'hash' | 'security'>,
  enterprise: string,
): string {
  const mark = toHex(hash.hmacSha256(security.keyFor(PURPOSE), utf8(enterprise)).slice(0, 12));
  return `EVENHAND:1:${enterprise}:${mark}`;
}
