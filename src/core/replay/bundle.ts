import Type, { type Static } from 'typebox';
import { canonical, type Json } from '../kernel/canonical.js';
import type { Inspector } from '../pairing/roster.js';
import type { Commitment } from './commitment.js';
import { sortedById } from './commit.js';
import { sortedEarlier } from './earlierTeam.js';
import type { FactsRow } from './frameRow.js';
import type { History } from './history.js';
import type { Opening } from './opening.js';
import type { DrawBasis, Performance } from './drawBasis.js';

/** `evenhand/manifest/v1`: the files of a bundle with their hashes, ascending by path. */
export const Manifest = Type.Object(
  {
    format: Type.Literal('evenhand/manifest/v1'),
    protocol: Type.Literal('evenhand/draw/v1'),
    commitmentHash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    files: Type.Array(
      Type.Object(
        {
          path: Type.String({ minLength: 1 }),
          bytes: Type.Integer({ minimum: 0 }),
          lines: Type.Integer({ minimum: 0 }),
          sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false, $id: 'evenhand/manifest/v1' },
);
export type Manifest = Static<typeof Manifest>;

/** A file as the manifest describes it: its size in bytes and in line feeds, and its SHA-256. */
export type FileEntry = Manifest['files'][number];

export const MANIFEST = 'manifest.json';

/** The files beside the manifest. Each holds canonical JSON, one record a line. */
export const BUNDLE_FILES = [
  'calendars.jsonl',
  'cells.jsonl',
  'commitment.json',
  'earlier.jsonl',
  'facts.jsonl',
  'frame.jsonl',
  'head.jsonl',
  'log.jsonl',
  'opening.json',
  'pairing.jsonl',
  'plan.json',
  'records.jsonl',
  'reserves.jsonl',
  'roster.jsonl',
  'rules.json',
  'targets.jsonl',
  'teams.jsonl',
  'visited.jsonl',
  'visits.jsonl',
] as const;
export type BundleFile = (typeof BUNDLE_FILES)[number];

export interface BundleContent extends DrawBasis {
  readonly commitment: Commitment;
  readonly opening: Opening;
  readonly rules: Json;
  /** One for each row, in the same order; run through more than once, like the rows. */
  readonly facts: Iterable<FactsRow>;
  readonly performance: Performance;
  readonly history: History;
}

/** The manifest of a bundle's other files. */
export function manifestOf(commitmentHash: string, files: FileEntry[]): Manifest {
  return { format: 'evenhand/manifest/v1', protocol: 'evenhand/draw/v1', commitmentHash, files };
}

/** The records of a file, in their order. */
export function recordsOf(content: BundleContent, path: BundleFile): Iterable<Json> {
  const { performance, history } = content;
  const records: Record<BundleFile, Iterable<object>> = {
    'calendars.jsonl': content.calendars,
    'cells.jsonl': performance.cells,
    'commitment.json': [content.commitment],
    'earlier.jsonl': sortedEarlier(content.earlier),
    'facts.jsonl': content.facts,
    'frame.jsonl': content.rows,
    'head.jsonl': history.heads,
    'log.jsonl': history.entries,
    'opening.json': [content.opening],
    'pairing.jsonl': performance.pairing,
    'plan.json': [content.plan],
    'records.jsonl': history.records as readonly object[],
    'reserves.jsonl': performance.reserves,
    'roster.jsonl': sortedById<Inspector>(content.roster),
    'rules.json': [content.rules as object],
    'targets.jsonl': performance.targets,
    'teams.jsonl': performance.teams,
    'visited.jsonl': history.visited,
    'visits.jsonl': performance.visits,
  };
  return records[path] as Iterable<Json>;
}

/** One canonical record a line, each line ended by a line feed. */
export function lines(records: Iterable<Json>): string {
  return Array.from(records, (record) => `${canonical(record)}\n`).join('');
}
