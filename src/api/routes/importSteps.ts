import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import Type from 'typebox';
import { parseImportMapping, type ImportMapping } from '../../app/imports/importMapping.js';
import { startApply, startCheck, startUndo } from '../../app/imports/stepImport.js';
import { templateOf } from '../../app/imports/templates.js';
import type { Json } from '../../core/kernel/canonical.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, type Result } from '../../core/kernel/result.js';
import type { ApiServices } from '../apiServices.js';
import { actOf, mustReach } from '../caller.js';
import { file, operation } from '../operation.js';
import { languageOf, must, refuse, Refusal } from '../problem.js';
import { reachOfRequest } from '../reach.js';
import { closed, Code, oneOf } from '../schemas.js';
import { IMPORT_KINDS } from '../../app/imports/kinds.js';
import type { AddRoutes } from '../typedServer.js';
import { current, IMPORT_PATH, ImportId, ImportSchema, reachedImport, TAGS, XLSX } from './importParts.js';

/** The steps of an import: check, apply, undo, cancel; each answers at once and is watched by its progress. */
export const importSteps: AddRoutes = (server, services, options) => {
  checkImport(server, services, options);
  applyImport(server, services, options);
  undoImport(server, services, options);
  cancelImport(server, services, options);
  importProgress(server, services, options);
  importTemplate(server, services, options);
};

const checkImport: AddRoutes = (server, services) => {
  server.post(
    `${IMPORT_PATH}/check`,
    operation('import.write', {
      summary: 'Dry run by a mapping, which is read exactly as it is sent',
      tags: TAGS,
      params: ImportId,
      body: closed({
        mapping: Type.Unknown({ description: 'one table of evenhand/mapping/v1; null for inspectors' }),
        save: Type.Optional(Type.Boolean({ description: 'keep the mapping with the source' })),
      }),
      response: { 202: ImportSchema },
    }),
    async (request, reply) => {
      const { view, scope } = await reachedImport(services, request, 'import.write');
      const act = actOf(request, services.now());
      const mapping = (request.body.mapping ?? null) as Json;
      const begun = await startCheck(services.imports, view, mapping, scope, act);
      if (!begun.ok) throw new Refusal(begun.error);
      if (request.body.save === true && view.kind !== 'roster') {
        const standing = await services.importSources.read(view.source);
        const { organisation, source: id } = view;
        const blank = { id, name: id, organisation, complete: false, register: null, history: null };
        const source = { ...(standing ?? blank), [view.kind]: mapping };
        if (source.organisation !== organisation) refuse('store.not-found', { kind: 'importSource', id });
        must(await services.importSources.put(source, undefined, act));
      }
      return reply.code(202).send(begun.value);
    },
  );
};

const applyImport: AddRoutes = (server, services) => {
  server.post(
    `${IMPORT_PATH}/apply`,
    operation('import.write', {
      summary: 'Write a checked file into its library, as one transaction',
      tags: TAGS,
      params: ImportId,
      response: { 202: ImportSchema },
    }),
    async (request, reply) => {
      const { view, scope } = await reachedImport(services, request, 'import.write');
      const act = actOf(request, services.now());
      return reply.code(202).send(must(await startApply(services.imports, view, scope, act)));
    },
  );
};

const undoImport: AddRoutes = (server, services) => {
  server.post(
    `${IMPORT_PATH}/undo`,
    operation('import.write', {
      summary: 'Take back the last import of an organisation: all is as it was before',
      tags: TAGS,
      params: ImportId,
      response: { 202: ImportSchema },
    }),
    async (request, reply) => {
      const { view } = await reachedImport(services, request, 'import.write');
      const act = actOf(request, services.now());
      return reply.code(202).send(must(await startUndo(services.imports, view, act)));
    },
  );
};

const cancelImport: AddRoutes = (server, services) => {
  server.post(
    `${IMPORT_PATH}/cancel`,
    operation('import.write', {
      summary: 'Give up an import before it is applied; a check that runs ends',
      tags: TAGS,
      params: ImportId,
      response: { 200: ImportSchema },
    }),
    async (request) => {
      const { view } = await reachedImport(services, request, 'import.write');
      return must(await services.cancelImport(view.id, actOf(request, services.now())));
    },
  );
};

const POLL_MS = 250;
const LONGEST_MS = 600_000;

const importProgress: AddRoutes = (server, services) => {
  server.get(
    `${IMPORT_PATH}/progress`,
    operation('import.read', {
      summary: 'Progress as server-sent events, until the step ends',
      tags: TAGS,
      params: ImportId,
      response: { 200: file('text/event-stream') },
    }),
    async (request, reply) => {
      const { view } = await reachedImport(services, request, 'import.read');
      return reply
        .type('text/event-stream')
        .header('cache-control', 'no-store')
        .send(Readable.from(events(services, view.id)));
    },
  );
};

async function* events(services: ApiServices, id: string): AsyncGenerator<string> {
  let said = '';
  for (let waited = 0; waited < LONGEST_MS; waited += POLL_MS) {
    const view = await services.readImport(id);
    if (view === null) return;
    const { state, step, done, total, counts, failure } = current(services, view);
    const data = JSON.stringify({ state, step, done, total, counts, failure });
    if (data !== said) yield `event: ${step === null ? 'end' : 'progress'}\ndata: ${data}\n\n`;
    if (step === null) return;
    said = data;
    await pause(POLL_MS);
  }
}

const importTemplate: AddRoutes = (server, services) => {
  server.get(
    '/api/v1/import-templates/:kind',
    operation('import.read', {
      summary: 'An empty workbook to fill in, with an explanation of its columns',
      tags: TAGS,
      params: closed({ kind: oneOf(IMPORT_KINDS) }),
      querystring: closed({ source: Type.Optional(Code) }),
      response: { 200: file(XLSX) },
    }),
    async (request, reply) => {
      const { kind } = request.params;
      const { source: id } = request.query;
      const source = id === undefined ? null : await services.importSources.read(id);
      if (source !== null) {
        const { tree } = await reachOfRequest(services, request, 'import.read');
        const path = tree.pathOf(source.organisation);
        mustReach(request, 'import.read', { kind: 'importSource', id: source.id, path });
      }
      const saved = kind === 'roster' ? null : (source?.[kind] ?? null);
      const mapping = saved === null ? null : must(firstOf(parseImportMapping(kind, saved)));
      const sheets = templateOf(kind, mapping, languageOf(request));
      const bytes = await services.imports.writeWorkbook(sheets);
      return reply
        .type(XLSX)
        .header('content-disposition', `attachment; filename="template-${kind}.xlsx"`)
        .send(Buffer.from(bytes));
    },
  );
};

/** A mapping, or the first thing that is wrong with it. */
const firstOf = (result: ReturnType<typeof parseImportMapping>): Result<ImportMapping, Problem> =>
  result.ok ? result : err(result.error[0] ?? { code: 'imports.no-mapping', params: {} });
