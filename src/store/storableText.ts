/** What JSON.stringify writes for a NUL or a lone surrogate; a preceding backslash may make it something else. */
const SUSPICIOUS = /\\u(?:0000|d[89a-f][0-9a-f]{2})/;

/** PostgreSQL keeps any text but NUL, and UTF-8 has no lone surrogates. The first row that holds one, or null. */
export function findUnstorable<Row>(rows: readonly Row[]): Row | null {
  if (!SUSPICIOUS.test(JSON.stringify(rows))) return null;
  return rows.find((row) => holdsUnstorable(row)) ?? null;
}

function holdsUnstorable(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0') || /\p{Surrogate}/u.test(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, member]) => holdsUnstorable(key) || holdsUnstorable(member));
}
