import { err, ok, type Result } from '../kernel/result.js';
import type { Grouping } from './grouping.js';
import { UNIT } from './matrix.js';
import type { PairingProblem } from './reasons.js';
import { pairWeight, seatsOf } from './staffing.js';

/** Names of what stands behind classes, for reasons. */
export interface Names {
  readonly inspector: (c: number) => string;
  readonly target: (k: number) => string;
}

/**
 * Checks a published matrix without a solver: whole units, none above the cap, seats filled exactly, lead
 * seats covered, nobody above their room. Eligibility is checked by matching pairs before this.
 */
export function checkSums(
  grouping: Grouping,
  units: Float64Array,
  cap: number,
  names: Names,
): Result<null, PairingProblem> {
  const loads = new Float64Array(grouping.inspectors.length);
  const filled = new Float64Array(grouping.targets.length);
  const byLeads = new Float64Array(grouping.targets.length);
  for (let e = 0; e < units.length; e++) {
    const [c, k, share] = [grouping.from[e] as number, grouping.to[e] as number, units[e] as number];
    if (!(Number.isSafeInteger(share) && share >= 0 && share <= cap * pairWeight(grouping, e))) {
      const params = { inspector: names.inspector(c), target: names.target(k) };
      return err({ code: 'pairing.share-above-cap', params });
    }
    loads[c] = (loads[c] as number) + share;
    filled[k] = (filled[k] as number) + share;
    if (grouping.inspectors[c]?.mayLead === true) byLeads[k] = (byLeads[k] as number) + share;
  }
  const k = grouping.targets.findIndex((_, at) => {
    const { leads, others } = seatsOf(grouping, at);
    return filled[at] !== (leads + others) * UNIT || (byLeads[at] as number) < leads * UNIT;
  });
  if (k !== -1) return err({ code: 'pairing.seats-not-covered', params: { target: names.target(k) } });
  const c = grouping.inspectors.findIndex(
    ({ members, room }, at) => (loads[at] as number) > members.length * room * UNIT,
  );
  if (c === -1) return ok(null);
  return err({ code: 'pairing.room-exceeded', params: { inspector: names.inspector(c) } });
}
