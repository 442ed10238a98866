import { existsSync } from 'node:fs';
import path from 'node:path';
import { SubstitutionRecord } from '../core/audit/substitutionRecord.js';
import { lines } from '../core/replay/bundle.js';
import { writeTogether } from './files.js';
import { readLines } from './logFolder.js';

/** Where the substitution records of a draw are kept until the opening: beside its sealed bundle. */
export const substitutionFile = (sealed: string): string =>
  path.join(path.dirname(sealed), 'substitutions.jsonl');

/** The records of a file; one that is not there holds none. */
export async function readSubstitutions(file: string): Promise<readonly SubstitutionRecord[]> {
  return existsSync(file) ? readLines(SubstitutionRecord, file) : [];
}

export async function writeSubstitutions(
  file: string,
  records: readonly SubstitutionRecord[],
): Promise<void> {
  await writeTogether(path.dirname(file), new Map([[path.basename(file), lines(records)]]));
}
