import type { Plan } from './plan.js';

/** The label of a draw's tickets. The kind is part of it, so that no rehearsal can pass for production. */
export function ticketLabel(kind: Plan['kind'], campaign: string, month: string): string {
  return `${kind}/${campaign}/${month}/targets`;
}
