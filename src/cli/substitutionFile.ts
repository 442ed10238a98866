import { existsSync } from 'node:fs';
import path from 'node:path';
import Type from 'typebox';
import { InspectorSubstitution } from '../core/audit/inspectorSubstitution.js';
import { SubstitutionRecord } from '../core/audit/substitutionRecord.js';
import type { AnySubstitution } from '../app/protocol/logSubstitutions.js';
import { lines } from '../core/replay/bundle.js';
import { writeTogether } from './files.js';
import { readLines } from './logFolder.js';

/** Where the substitution records of a draw are kept until the opening: beside its sealed bundle. */
export const substitutionFile = (sealed: string): string =>
  path.join(path.dirname(sealed), 'substitutions.jsonl');

const Either = Type.Union([SubstitutionRecord, InspectorSubstitution]);

/** The records of a file, of targets and of inspectors; one that is not there holds none. */
export async function readSubstitutions(file: string): Promise<readonly AnySubstitution[]> {
  return existsSync(file) ? readLines(Either, file) : [];
}

export async function writeSubstitutions(file: string, records: readonly AnySubstitution[]): Promise<void> {
  await writeTogether(path.dirname(file), new Map([[path.basename(file), lines(records)]]));
}
