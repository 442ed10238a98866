/** Most characters of a cell (Excel's limit). */
const LONGEST = 32_767;

/** What XML 1.0 cannot hold, carriage returns, lone surrogates, and what looks like an escape already. */
const ESCAPED = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/gu;
const SPECIAL = /[&<>]/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** Allowed as they are. */
const PLAIN = '\t\n';

/** A text as the content of a cell: whatever it is, it comes out of the sheet as it went in (ECMA-376 §22.9.2.19). */
export function sheetText(text: string): string {
  const fitting = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  return fitting.replace(ESCAPED, escaped).replace(SPECIAL, (character) => ENTITIES[character] ?? '');
}

function escaped(character: string): string {
  if (PLAIN.includes(character)) return character;
  const code = character.charCodeAt(0).toString(16).toUpperCase();
  return `_x${code.padStart(4, '0')}_`;
}
