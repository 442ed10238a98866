import { canonical, type Json } from '../../core/kernel/canonical.js';
import type { Register } from '../../core/scoring/register.js';

/** What an import changes in one list, by id. */
interface ListChange {
  readonly added: readonly string[];
  readonly changed: readonly { readonly id: string; readonly fields: readonly string[] }[];
  readonly unchanged: number;
  /** Held before and not in the import; whether that means removal is for the importer to decide. */
  readonly missing: readonly string[];
}

export interface RegisterChange {
  readonly enterprises: ListChange;
  readonly history: ListChange;
}

/** The report of an import before it is applied: what is new, what changes and in which fields. */
export function compareRegisters(before: Register, after: Register): RegisterChange {
  return {
    enterprises: compareLists(before.enterprises, after.enterprises),
    history: compareLists(before.history, after.history),
  };
}

type Item = { readonly id: string };

function compareLists<T extends Item>(before: readonly T[], after: readonly T[]): ListChange {
  const held = new Map(before.map((one) => [one.id, one]));
  const arriving = new Set(after.map(({ id }) => id));
  const differences = after.map((one) => {
    const old = held.get(one.id);
    return { id: one.id, known: old !== undefined, fields: old === undefined ? [] : changedFields(old, one) };
  });
  return {
    added: differences.flatMap(({ id, known }) => (known ? [] : [id])),
    changed: differences.flatMap(({ id, fields }) => (fields.length > 0 ? [{ id, fields }] : [])),
    unchanged: differences.filter(({ known, fields }) => known && fields.length === 0).length,
    missing: before.flatMap(({ id }) => (arriving.has(id) ? [] : [id])),
  };
}

function changedFields(before: Item, after: Item): string[] {
  const old = new Map<string, Json>(Object.entries(before));
  return Object.entries(after).flatMap(([key, now]: [string, Json]) =>
    canonical(old.get(key) ?? null) === canonical(now) ? [] : [key],
  );
}
