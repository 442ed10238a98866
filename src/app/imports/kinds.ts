/** What a file holds: enterprises, their records, or inspectors. */
export const IMPORT_KINDS = ['register', 'history', 'roster'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export const IMPORT_STATES = [
  'uploading',
  'uploaded',
  'checked',
  'applied',
  'undone',
  'cancelled',
  'failed',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export const IMPORT_STEPS = ['checking', 'applying', 'undoing'] as const;
export type ImportStep = (typeof IMPORT_STEPS)[number];
