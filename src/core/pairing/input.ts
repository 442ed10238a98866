import { compareText } from '../kernel/text.js';
import { err, ok, type Result } from '../kernel/result.js';
import type { PairingProblem } from './reasons.js';
import type { Inspector, PairingLimits, TeamRequest } from './roster.js';

/** Checked input in canonical order: visits by target, people by id. */
export interface PairingInput {
  readonly requests: readonly TeamRequest[];
  readonly roster: readonly Inspector[];
  readonly limits: PairingLimits;
}

export function checkInput(
  requests: readonly TeamRequest[],
  roster: readonly Inspector[],
  limits: PairingLimits,
): Result<PairingInput, PairingProblem> {
  const sorted = {
    requests: [...requests].sort((a, b) => compareText(a.target, b.target)),
    roster: [...roster].sort((a, b) => compareText(a.id, b.id)),
    limits,
  };
  const fault = limitsFault(limits) ?? requestsFault(sorted.requests) ?? rosterFault(sorted.roster);
  return fault === null ? ok(sorted) : err(fault);
}

function limitsFault({ size, loadCap }: PairingLimits): PairingProblem | null {
  if (!(Number.isSafeInteger(size) && size >= 2)) return { code: 'pairing.size-below-two', params: { size } };
  if (!(Number.isSafeInteger(loadCap) && loadCap >= 1))
    return { code: 'pairing.load-cap-below-one', params: { loadCap } };
  return null;
}

function requestsFault(requests: readonly TeamRequest[]): PairingProblem | null {
  let before: string | null = null;
  for (const { target, window } of requests) {
    if (target === before) return { code: 'pairing.duplicate-target', params: { target } };
    if (window.from > window.to)
      return { code: 'pairing.window-reversed', params: { target, from: window.from, to: window.to } };
    before = target;
  }
  return null;
}

function rosterFault(roster: readonly Inspector[]): PairingProblem | null {
  let before: Inspector | null = null;
  for (const person of roster) {
    if (person.id === before?.id) return twice(before, person);
    before = person;
  }
  return null;
}

function twice(a: Inspector, b: Inspector): PairingProblem {
  if (a.organisation === b.organisation)
    return { code: 'pairing.duplicate-inspector', params: { inspector: a.id } };
  const organisations = [a.organisation, b.organisation].sort(compareText);
  return { code: 'pairing.inspector-in-two-places', params: { inspector: a.id, organisations } };
}
