/** Columns of a terminal: Chinese characters take two. */
function widthOf(text: string): number {
  return Array.from(text).reduce((sum, char) => sum + ((char.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);
}

const pad = (text: string, width: number): string => ' '.repeat(Math.max(0, width - widthOf(text)));

/** Rows as aligned lines: the first column to the left, all others to the right. */
export function alignedLines(rows: readonly (readonly string[])[]): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, k) =>
    Math.max(...rows.map((row) => widthOf(row[k] ?? ''))),
  );
  return rows.map((row) =>
    row
      .map((cell, k) => {
        const space = pad(cell, widths[k] ?? 0);
        return k === 0 ? cell + space : space + cell;
      })
      .join('  ')
      .trimEnd(),
  );
}
