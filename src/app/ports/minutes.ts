import type { Day } from '../../core/kernel/date.js';
import type { Language } from '../../messages/texts.js';

/**
 * What the minutes of a public draw say. The seed itself stays out, and so do the secrets: whoever knows
 * the seed and the public register can work out who was drawn. The minutes bind the seed by its SHA-256.
 */
export interface Minutes {
  readonly language: Language;
  readonly title: string;
  readonly organisation: string;
  /** A rehearsal says so on every page. */
  readonly kind: 'production' | 'rehearsal';
  /** Such as "chicago-food/2014-09". */
  readonly campaign: string;
  /** 1 for the first attempt; earlier ones were voided. */
  readonly attempt: number;
  readonly heldOn: Day;
  readonly place: string;
  readonly commitment: { readonly hash: string; readonly shortCode: string };
  readonly seed: SeedRecord;
  readonly cells: readonly CellCount[];
  /** Expected number of random targets; the sizes after rounding are sealed, for in a small cell they tell. */
  readonly expected: string;
  /** SHA-256 of the record that was published at the draw. */
  readonly recordHash: string;
  /** People who sign, in order; the name may be left open. */
  readonly signers: readonly { readonly role: string; readonly name: string }[];
}

interface SeedRecord {
  /** Dice digits as thrown and called out, or null. */
  readonly dice: string | null;
  readonly beacon: { readonly chain: string; readonly round: number } | null;
  /** Holders in the order in which their secrets entered, with the SHA-256 that each had committed to. */
  readonly secrets: readonly { readonly holder: string; readonly sha256: string }[];
  /** SHA-256 of the seed's 32 bytes. */
  readonly fingerprint: string;
}

interface CellCount {
  readonly name: string;
  readonly population: number;
  readonly certainty: number;
}

/** Writes the minutes for signature; the same minutes give the same bytes. */
export type WriteMinutes = (minutes: Minutes) => Promise<Uint8Array>;
