import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Static, TSchema } from 'typebox';
import type { Table } from '../app/ports/tables.js';
import type { Json } from '../core/kernel/canonical.js';
import type { Packing } from '../core/replay/bundleSink.js';
import { BundleFault, type BundleSource } from '../core/replay/bundleSource.js';
import { at, type Problem } from '../core/kernel/problem.js';
import type { Result } from '../core/kernel/result.js';
import { parseJson, parseRecord } from '../core/kernel/schema.js';
import { parseCalendar } from '../core/scheduling/calendar.js';
import type { WorkCalendar } from '../core/scheduling/visit.js';
import type { Checklist } from '../core/visits/checklist.js';
import { parseChecklist } from '../core/visits/parseChecklist.js';
import { CommandFailure, EXIT } from './failure.js';
import type { Services } from './services.js';

/** Reads a file; one that cannot be read ends the command with its name. */
export async function readInput(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const detail = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new CommandFailure(
      [{ code: 'command.unreadable-file', params: { detail }, place: { file } }],
      EXIT.unusable,
    );
  }
}

/** Unwraps a result; its problems, with the file's name, end the command. */
export function use<T, P extends Problem>(result: Result<T, P | readonly P[]>, file?: string): T {
  if (result.ok) return result.value;
  const problems = Array.isArray(result.error) ? (result.error as readonly P[]) : [result.error as P];
  throw new CommandFailure(file === undefined ? problems : problems.map((problem) => at(problem, { file })));
}

/** Reads a JSON file as a record of a schema. */
export async function readRecordFile<S extends TSchema>(schema: S, file: string): Promise<Static<S>> {
  return use(parseRecord(schema, await readText(file)), file);
}

/** Reads a file as UTF-8 text, without its byte order mark. */
export async function readText(file: string): Promise<string> {
  return Buffer.from(await readInput(file))
    .toString('utf8')
    .replace(/^\ufeff/, '');
}

/** Reads a JSON file as what records may hold. */
export async function readJson(file: string): Promise<Json> {
  return use(parseJson(await readText(file)), file);
}

/** Reads a table file, CSV or XLSX. */
export async function readTableFile({ openTable }: Services, file: string): Promise<Table> {
  return use(await openTable(file, await readInput(file)));
}

/** The work calendars that ship with the program. */
export async function shippedCalendars({ rulesFolder }: Services): Promise<readonly WorkCalendar[]> {
  const files = await readJsonFolder(path.join(rulesFolder, 'calendar'));
  return files.map(({ file, text }) => use(parseCalendar(text), file));
}

/** The checklists of visits that ship with the program. */
export async function shippedChecklists({ rulesFolder }: Services): Promise<readonly Checklist[]> {
  const files = await readJsonFolder(path.join(rulesFolder, 'checklists'));
  return files.map(({ file, text }) => use(parseChecklist(text), file));
}

/** Reads every JSON file of a folder, in the order of names. */
async function readJsonFolder(folder: string): Promise<readonly { file: string; text: string }[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) => ({
      file: path.join(folder, name),
      text: await readText(path.join(folder, name)),
    })),
  );
}

/** What goes into a file: bytes, text, or a function that writes the file itself. */
export type FileContent = Uint8Array | string | ((file: string) => void);

/** A file that is packed while it is written. */
export function zipContent({ writeZipFile }: Services, packing: Packing): FileContent {
  return (file) => {
    writeZipFile(file, packing);
  };
}

/** Opens a zip for as long as the work on it lasts. */
export async function withZip<T>(
  { openZipFile }: Services,
  file: string,
  work: (source: BundleSource) => T | Promise<T>,
): Promise<T> {
  const zip = use(openZipFile(file), file);
  try {
    return await work(zip.source);
  } catch (error) {
    if (error instanceof BundleFault) throw new CommandFailure([at(error.problem, { file })]);
    throw error;
  } finally {
    zip.close();
  }
}

/**
 * Writes files into a folder, all or none: they are written beside it first and moved, in their order, when
 * every one is complete. `ready` sees them before they are moved; where it throws, none is.
 */
export async function writeTogether(
  folder: string,
  files: ReadonlyMap<string, FileContent>,
  ready: (staging: string) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const parent = path.dirname(path.resolve(folder));
  await mkdir(parent, { recursive: true });
  // The name is always the same, so that what a killed command left behind goes with the next one.
  const staging = path.join(parent, `.evenhand-${path.basename(path.resolve(folder))}`);
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { mode: 0o700 });
  try {
    for (const [name, content] of files) {
      const file = path.join(staging, name);
      if (typeof content === 'function') content(file);
      else await writeFile(file, content);
      await flush(file);
    }
    await ready(staging);
    await mkdir(folder, { recursive: true });
    for (const name of files.keys()) await rename(path.join(staging, name), path.join(folder, name));
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Waits until the disk has the file: a move that survives a power cut must not lead to an empty one. */
async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
