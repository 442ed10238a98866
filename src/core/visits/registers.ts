import { canonical, type Json } from '../kernel/canonical.js';
import { compareText } from '../kernel/text.js';
import { compareOperations, replaces } from './causality.js';
import type { Recorded } from './operation.js';

/** A field of a visit: the operations that nobody has replaced, the one that is shown last. */
export interface Register {
  readonly field: string;
  readonly standing: readonly Recorded[];
}

const WRITES_NONE: ReadonlySet<Recorded['kind']> = new Set(['complete', 'skip']);

/** The field that an operation writes; null for those that write none. */
export function fieldOf(operation: Recorded): string | null {
  const { kind } = operation;
  if (WRITES_NONE.has(kind)) return null;
  const about = aboutOf(operation);
  return about === null ? kind : `${kind}/${about}`;
}

/** Of which of several fields of its kind an operation speaks; null where the kind has one. */
function aboutOf({ kind, payload }: Recorded): string | null {
  if (kind === 'presence' || kind === 'signature') return payload.officer;
  if (kind === 'companion') return payload.companion;
  if (kind === 'answer') return `${payload.checklist}/${payload.item}`;
  if (kind === 'finding') return payload.finding;
  return kind === 'recheck' ? payload.order : null;
}

/** The fields that operations leave, ascending by name. The order of the operations plays no part. */
export function registersOf(operations: readonly Recorded[]): readonly Register[] {
  const byField = new Map<string, Recorded[]>();
  for (const operation of operations) {
    const field = fieldOf(operation);
    if (field !== null) byField.set(field, [...(byField.get(field) ?? []), operation]);
  }
  return [...byField.entries()]
    .sort(([a], [b]) => compareText(a, b))
    .map(([field, written]) => ({ field, standing: standingOf(written) }));
}

function standingOf(written: readonly Recorded[]): readonly Recorded[] {
  return written
    .filter((operation) => !written.some((other) => replaces(other, operation)))
    .sort(compareOperations);
}

/** Whether several people wrote different things without knowing of each other. Two that say the same agree. */
export function isConflict({ standing }: Register): boolean {
  const [first, ...others] = standing.map(({ payload }) => canonical(payload as unknown as Json));
  return others.some((text) => text !== first);
}
