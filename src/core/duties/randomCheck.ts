import { concat, lp } from '../kernel/bytes.js';
import { canonicalBytes } from '../kernel/canonical.js';
import type { Hash } from '../kernel/hash.js';
import { compareTickets, seeded } from '../kernel/seeded.js';
import { compareText, utf8 } from '../kernel/text.js';

const SEED_DOMAIN = 'evenhand/self-inspection/v1/seed';

/** SHA-256 over the returned forms: published before the dice are thrown, so that no form comes or goes after. */
export function returnedRoot(hash: Hash, enterprises: readonly string[]): Uint8Array {
  return hash.sha256(canonicalBytes([...enterprises].sort(compareText)));
}

/**
 * The forms to be checked on the spot: the smallest tickets (draw/v1) under the label of the self-inspection, from
 * the seed SHA-256( lp(domain) ‖ lp(id) ‖ lp(returned root) ‖ lp(dice) ). Ascending by ticket.
 *
 * @param dice decimal digits thrown in public after the root was published
 */
export function drawChecks(
  hash: Hash,
  {
    id,
    returned,
    dice,
    count,
  }: {
    readonly id: string;
    readonly returned: readonly string[];
    readonly dice: string;
    readonly count: number;
  },
): readonly string[] {
  const parts = [utf8(SEED_DOMAIN), utf8(id), returnedRoot(hash, returned), utf8(dice)].map(lp);
  const ticketOf = seeded(hash, hash.sha256(concat(...parts))).tickets(`self-inspection/${id}`);
  return returned
    .map((enterprise) => ({ id: enterprise, ticket: ticketOf(enterprise) }))
    .sort(compareTickets)
    .slice(0, count)
    .map(({ id: enterprise }) => enterprise);
}
