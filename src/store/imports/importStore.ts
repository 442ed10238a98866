import type { ImportSource, ImportStore, ImportView } from '../../app/ports/importStore.js';
import type { Act } from '../../app/ports/act.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import { Prisma, type PrismaClient } from '../../generated/prisma/client.js';
import { audited } from '../audited.js';
import { documentStore, type DocumentKind } from '../documents.js';
import { listPage, type ListShape } from '../listPage.js';
import type { Sql } from '../pool.js';
import { applyImport } from './applyImport.js';
import { beginCheck, beginStep, endCheck, stageProblems, stageRows } from './checks.js';
import { holdImport, IMPORTS, readImport, trace } from './importRows.js';
import { undoImport } from './undoImport.js';
import { addPart, beginUpload, endUpload, importFile } from './uploads.js';

/** Imports and their sources. */
export function importStore(prisma: PrismaClient, pool: Sql): ImportStore {
  return {
    importSources: documentStore(prisma, pool, SOURCE),
    listImports: (query, filters) => listPage<ImportView>(prisma, IMPORTS, query, filters),
    readImport: (id) => readImport(prisma, id),
    beginUpload: (upload, act) => beginUpload(prisma, upload, act),
    addPart: (id, position, bytes) => addPart(pool, id, position, bytes),
    endUpload: (id, file, act) => endUpload(prisma, id, file, act),
    dropImport: async (id) => {
      await prisma.import.deleteMany({ where: { id, state: 'uploading' } });
    },
    importFile: (id) => importFile(pool, id),
    beginCheck: (id, mapping, complete, now) => beginCheck(prisma, id, mapping, complete, now),
    stageRows: (id, rows, done, total, now) => stageRows(pool, id, rows, done, total, now),
    stageProblems: (id, problems) => stageProblems(prisma, id, problems),
    endCheck: (id, scope, read, act) => endCheck(prisma, id, scope, read, act),
    failStep: async (id, failure, now) => {
      const data = { step: null, failure: failure as unknown as Prisma.InputJsonObject, changedAt: now };
      await prisma.import.updateMany({ where: { id }, data });
    },
    listProblems: (id, query) => listPage<Problem>(prisma, PROBLEMS, query, { import: id }),
    beginStep: (id, step, now) => beginStep(prisma, id, step, now),
    applyImport: (id, scope, act, progress) => applyImport(prisma, id, scope, act, progress),
    undoImport: (id, act, progress) => undoImport(prisma, id, act, progress),
    cancelImport: (id, act) => cancelImport(prisma, id, act),
  };
}

const PROBLEMS: ListShape = {
  from: 'import_problems p',
  item: 'p.problem',
  key: 'p.position',
  keyType: 'int4',
  sorts: {},
  filters: { import: 'p.import = #' },
  within: 'TRUE',
};

function cancelImport(prisma: PrismaClient, id: string, act: Act): Promise<Result<ImportView, Problem>> {
  return audited(prisma, act, async (database) => {
    const held = await holdImport(database, id, ['uploaded', 'checked', 'cancelled']);
    if (!held.ok) return held;
    await database.importRow.deleteMany({ where: { import: id } });
    await database.importPart.deleteMany({ where: { import: id } });
    await database.import.update({
      where: { id },
      data: { state: 'cancelled', step: null, changedAt: act.at },
    });
    const after: ImportView = { ...held.value, state: 'cancelled', step: null };
    const { organisation } = held.value;
    return ok({
      value: after,
      kind: 'import',
      id,
      organisation,
      before: trace(held.value),
      after: trace(after),
    });
  });
}

const SOURCE_JSON = `json_build_object('id', s.id, 'name', s.name, 'organisation', s.organisation,
  'complete', s.complete, 'register', s.register, 'history', s.history)`;

const SOURCE: DocumentKind<ImportSource> = {
  kind: 'importSource',
  shape: {
    from: 'import_sources s',
    item: SOURCE_JSON,
    key: 's.id',
    sorts: { id: { column: 's.id', type: 'text' } },
    filters: {},
    within: 's.organisation = ANY(#)',
  },
  one: { from: 'import_sources s', item: SOURCE_JSON, id: 's.id' },
  idOf: ({ id }) => id,
  organisationOf: ({ organisation }) => organisation,
  write: async (database, { id, name, organisation, complete, register, history }) => {
    const json = (value: unknown) => (value === null ? Prisma.DbNull : (value as Prisma.InputJsonValue));
    const fields = { name, organisation, complete, register: json(register), history: json(history) };
    const standing = await database.organisation.findUnique({ where: { code: organisation } });
    if (standing === null)
      return err({ code: 'store.not-found', params: { kind: 'organisation', id: organisation } });
    await database.importSource.upsert({ where: { id }, create: { id, ...fields }, update: fields });
    return ok(undefined);
  },
};
