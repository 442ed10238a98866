import type { Entry, Met, MetRows } from '../intake/mergeRows.js';
import { packedTexts } from '../intake/packedTexts.js';

/** Documents of a file as they are read, by id, in little memory. */
export interface HeldRows extends MetRows {
  readonly ids: () => Iterable<string>;
  /** A whole document as the JSON of one staged row; null where its rows were faulty. */
  readonly stagedRow: (id: string) => string | null;
}

/** @param fields those of a document that the mapping reads */
export function heldRows(file: string, fields: ReadonlySet<string>): HeldRows {
  const slots = new Map<string, number>();
  const texts = packedTexts();
  const rows: number[] = [];
  /** Numbers of the texts; none where the row was faulty. */
  const held: (number | null)[] = [];
  const textOf = (id: string): string | null => {
    const at = held[slots.get(id) ?? -1] ?? null;
    return at === null ? null : texts.at(at);
  };
  return {
    get: (id): Met | undefined => {
      const slot = slots.get(id);
      if (slot === undefined) return undefined;
      const text = textOf(id);
      return { row: rows[slot] ?? 0, file, value: text === null ? null : (JSON.parse(text) as Entry) };
    },
    set: (id, { row, value }) => {
      const slot = slots.get(id) ?? slots.size;
      slots.set(id, slot);
      rows[slot] = row;
      held[slot] = value === null ? null : texts.add(JSON.stringify(only(value, fields)));
    },
    ids: () => slots.keys(),
    stagedRow: (id) => {
      const text = textOf(id);
      const row = rows[slots.get(id) ?? -1] ?? 0;
      return text === null ? null : `{"id":${JSON.stringify(id)},"row":${row},"document":${text}}`;
    },
  };
}

const only = (document: Entry, fields: ReadonlySet<string>): object =>
  Object.fromEntries(Object.entries(document).filter(([key]) => fields.has(key)));
