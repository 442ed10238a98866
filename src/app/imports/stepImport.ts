import type { Json } from '../../core/kernel/canonical.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, type Result } from '../../core/kernel/result.js';
import type { Act } from '../ports/act.js';
import type { ImportScope, ImportView } from '../ports/importStore.js';
import { watch, type ImportContext } from './context.js';
import { parseImportMapping, type ImportMapping } from './importMapping.js';

/** Begins the dry run of a file by a mapping; its end shows in the import's state. */
export async function startCheck(
  context: ImportContext,
  view: ImportView,
  mapping: Json,
  scope: ImportScope,
  act: Act,
): Promise<Result<ImportView, readonly Problem[]>> {
  const parsed = parseImportMapping(view.kind, mapping);
  if (!parsed.ok) return parsed;
  const source = await context.store.importSources.read(view.source);
  const complete = source?.complete === true && view.kind === 'register';
  const begun = await context.store.beginCheck(view.id, mapping, complete, act.at);
  if (!begun.ok) return err([begun.error]);
  inBackground(context, view.id, () => check(context, begun.value, parsed.value, scope, act));
  return begun;
}

async function check(
  { store, reader, now }: ImportContext,
  { id, kind, fileName }: ImportView,
  mapping: ImportMapping,
  scope: ImportScope,
  act: Act,
): Promise<Result<unknown, Problem>> {
  let done = 0;
  const task = { file: fileName, kind, mapping };
  const read = await reader.read(task, await store.importFile(id), (rows, total) => {
    done += rows.count;
    return store.stageRows(id, rows, done, total, now());
  });
  if (read === null) return { ok: true, value: null };
  await store.stageProblems(id, read.problems);
  const { rows, merged, problems } = read;
  return store.endCheck(id, scope, { rows, merged, problems: countOf(problems) }, act);
}

/** The last problem may stand for all that are not shown. */
function countOf(problems: readonly Problem[]): number {
  const last = problems.at(-1);
  const more = last?.code === 'intake.more-problems' ? Number(last.params['count']) - 1 : 0;
  return problems.length + more;
}

/** Begins to write a checked file into its library. */
export async function startApply(
  context: ImportContext,
  { id }: ImportView,
  scope: ImportScope,
  act: Act,
): Promise<Result<ImportView, Problem>> {
  const standing = await context.store.readImport(id);
  const problems = standing?.counts?.problems ?? 0;
  if (problems > 0) return err({ code: 'imports.has-problems', params: { count: problems } });
  const begun = await context.store.beginStep(id, 'applying', act.at);
  if (begun.ok) {
    inBackground(context, id, () => context.store.applyImport(id, scope, act, watch(context, id)));
  }
  return begun;
}

/** Takes back the last import. */
export async function startUndo(
  context: ImportContext,
  { id }: ImportView,
  act: Act,
): Promise<Result<ImportView, Problem>> {
  const begun = await context.store.beginStep(id, 'undoing', act.at);
  if (begun.ok) inBackground(context, id, () => context.store.undoImport(id, act, watch(context, id)));
  return begun;
}

/** What a step cannot do is told with the import: nobody waits for the work any more. */
function inBackground(
  context: ImportContext,
  id: string,
  work: () => Promise<Result<unknown, Problem>>,
): void {
  context.background(async () => {
    try {
      const done = await work();
      if (!done.ok) await context.store.failStep(id, done.error, context.now());
    } catch (error) {
      const failure = { code: 'imports.broke-off', params: {} };
      await context.store.failStep(id, failure, context.now());
      throw error;
    } finally {
      context.progress.delete(id);
    }
  });
}
