import { compareText } from '../../kernel/text.js';
import type { CampaignHistory } from '../history.js';

/** What repeated attempts at one campaign look like from the log. */
export interface GrindingSigns {
  readonly campaign: string;
  readonly attempts: number;
  readonly voids: number;
  /** Voids of attempts that had been drawn: whoever held the secrets could know the outcome. */
  readonly voidsAfterDraw: number;
  /** A commitment that was neither drawn nor voided. */
  readonly abandoned: boolean;
}

export function grindingSigns({
  campaign,
  attempts,
  voids,
  voidsAfterDraw,
  live,
}: CampaignHistory): GrindingSigns {
  return { campaign, attempts, voids, voidsAfterDraw, abandoned: live !== null && live.draw === null };
}

/** How the frame of one attempt differs from that of the attempt before. Ids ascending by UTF-8 bytes. */
export interface FrameDifference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** In both, with another row. */
  readonly changed: readonly string[];
}

/** Compares two opened frames, each from id to the hash of its row. */
export function frameDifference(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): FrameDifference {
  const [old, recent] = [[...before.keys()].sort(compareText), [...after.keys()].sort(compareText)];
  return {
    added: recent.filter((id) => !before.has(id)),
    removed: old.filter((id) => !after.has(id)),
    changed: recent.filter((id) => before.has(id) && before.get(id) !== after.get(id)),
  };
}
