import type { CellStyle } from 'hucre/xlsx';

const FONT = { name: '等线', size: 11 } as const;
const LINE = { style: 'thin', color: { rgb: 'A6A6A6' } } as const;

export const CELL = {
  font: FONT,
  border: { top: LINE, right: LINE, bottom: LINE, left: LINE },
  alignment: { vertical: 'center', wrapText: true },
} as const satisfies CellStyle;

/** Formatted as text: what is typed into the cell stays as it is, and nothing becomes a formula. */
export const TEXT = { ...CELL, numFmt: '@' } as const satisfies CellStyle;

export const HEADER = {
  ...CELL,
  font: { ...FONT, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7EDF5' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
} as const satisfies CellStyle;

export const TITLE = {
  font: { ...FONT, bold: true, size: 16 },
  alignment: { horizontal: 'center', vertical: 'center' },
} as const satisfies CellStyle;
