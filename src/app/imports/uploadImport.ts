import type { Act } from '../ports/act.js';
import type { FoundColumns, ImportView, NewImport } from '../ports/importStore.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import type { ImportContext } from './context.js';
import { proposeMapping } from './proposeMapping.js';

export const UPLOAD_LIMIT = 64 * 1024 * 1024;
/** Small enough that writing or reading one keeps nobody waiting. */
const PART = 1 << 18;

/** A file name is a name: no folder, no control character, nothing that a system reads as a path. */
export function checkFileName(name: string): Result<string, Problem> {
  const fine = name.length <= 200 && !/[/\\:\p{C}]/u.test(name) && !/^\.+$/.test(name) && name.trim() !== '';
  return fine ? ok(name) : err({ code: 'imports.bad-file-name', params: { name: name.slice(0, 60) } });
}

/** Keeps a file as it arrives, looks at its columns, and proposes a mapping. A file that is no table is not kept. */
export async function uploadImport(
  context: ImportContext,
  upload: Omit<NewImport, 'id'>,
  bytes: AsyncIterable<Uint8Array>,
  act: Act,
): Promise<Result<ImportView, readonly Problem[]>> {
  const named = checkFileName(upload.fileName);
  if (!named.ok) return err([named.error]);
  const { store } = context;
  const id = `${act.at.getTime().toString(36)}-${context.token().slice(0, 10)}`;
  await store.beginUpload({ ...upload, id }, act);
  try {
    const kept = await keepParts(context, id, bytes);
    if (!kept.ok) return await dropped(context, id, [kept.error]);
    const found = await findColumns(context, id, upload);
    if (!found.ok) return await dropped(context, id, found.error);
    const ended = await store.endUpload(id, { ...kept.value, found: found.value }, act);
    return ended.ok ? ended : err([ended.error]);
  } catch (error) {
    await store.dropImport(id);
    throw error;
  }
}

async function dropped(
  { store }: ImportContext,
  id: string,
  problems: readonly Problem[],
): Promise<Result<never, readonly Problem[]>> {
  await store.dropImport(id);
  return err(problems);
}

async function keepParts(
  { store, sha256 }: ImportContext,
  id: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Result<{ readonly size: number; readonly sha256: string }, Problem>> {
  const hash = sha256();
  const waiting = new Uint8Array(PART);
  let [size, held, position] = [0, 0, 0];
  const flush = async (): Promise<void> => {
    await store.addPart(id, position, waiting.slice(0, held));
    position += 1;
    held = 0;
  };
  for await (const piece of bytes) {
    size += piece.length;
    if (size > UPLOAD_LIMIT) return err({ code: 'imports.file-too-large', params: { limit: UPLOAD_LIMIT } });
    hash.update(piece);
    for (let at = 0; at < piece.length;) {
      const taken = piece.subarray(at, at + PART - held);
      waiting.set(taken, held);
      at += taken.length;
      held += taken.length;
      if (held === PART) await flush();
    }
  }
  if (held > 0) await flush();
  return ok({ size, sha256: hash.hex() });
}

async function findColumns(
  { store, reader }: ImportContext,
  id: string,
  { fileName, source, kind }: Omit<NewImport, 'id'>,
): Promise<Result<FoundColumns, readonly Problem[]>> {
  const head = await reader.head(fileName, await store.importFile(id));
  if (!head.ok) return head;
  const standing = await store.importSources.read(source);
  const saved = kind === 'roster' ? null : (standing?.[kind] ?? null);
  return ok({ ...head.value, proposal: proposeMapping(kind, head.value, saved) });
}
