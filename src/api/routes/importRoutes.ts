import { Readable } from 'node:stream';
import Type from 'typebox';
import { IMPORT_KINDS, IMPORT_STATES } from '../../app/imports/kinds.js';
import { UPLOAD_LIMIT, uploadImport } from '../../app/imports/uploadImport.js';
import type { ImportSource } from '../../app/ports/importStore.js';
import { describeProblem } from '../../messages/registry.js';
import { actOf, mustReach } from '../caller.js';
import { sendTagged } from '../conditional.js';
import { documentRoutes, type DocumentResource } from '../documentRoutes.js';
import { listQuery, pageOf, pageQuery } from '../listing.js';
import { file, operation } from '../operation.js';
import { languageOf, must, refuse, Refusal } from '../problem.js';
import { reachOfRequest } from '../reach.js';
import { closed, Code, oneOf, Text } from '../schemas.js';
import type { AddRoutes } from '../typedServer.js';
import {
  current,
  IMPORT_PATH,
  ImportId,
  ImportProblemSchema,
  ImportSchema,
  reachedImport,
  TAGS,
  XLSX,
} from './importParts.js';

/** Files that come in, what they are, and what is wrong with them. */
export const importRoutes: AddRoutes = (server, services, options) => {
  documentRoutes(server, services, SOURCES);
  uploadRoute(server, services, options);
  listImports(server, services, options);
  readImport(server, services, options);
  listProblems(server, services, options);
  problemWorkbook(server, services, options);
};

const SOURCES: DocumentResource<ImportSource> = {
  ...{ path: '/api/v1/import-sources', tag: 'imports', kind: 'importSource', what: 'Sources of imports' },
  schema: closed({
    id: Code,
    name: Text,
    organisation: Code,
    complete: Type.Boolean({ description: 'what a register of this source lacks is removed' }),
    register: Type.Unknown({ description: 'mapping of the register, or null' }),
    history: Type.Unknown({ description: 'mapping of the records, or null' }),
  }),
  listed: Type.Unknown(),
  ...{ sorts: ['id'], filters: {}, read: 'import.read', write: 'import.write' },
  store: ({ importSources }) => importSources,
  idOf: ({ id }) => id,
  pathOf: (_services, tree, { organisation }) => tree.pathOf(organisation),
  check: (_services, tree, { organisation }) => {
    if (!tree.has(organisation)) refuse('signIn.unknown-organisation', { organisation });
  },
};

const uploadRoute: AddRoutes = (server, services) => {
  void server.register(async (scope) => {
    await Promise.resolve();
    const types = ['application/octet-stream', 'text/csv', XLSX];
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(types, (_request, payload, done) => {
      done(null, payload);
    });
    scope.post(
      '/api/v1/imports',
      operation('import.write', {
        summary: 'Upload a CSV or XLSX file: its columns and a proposed mapping come back',
        description: `The body is the file itself, at most ${UPLOAD_LIMIT} bytes.`,
        tags: TAGS,
        consumes: types,
        querystring: closed({ organisation: Code, source: Code, kind: oneOf(IMPORT_KINDS), name: Text }),
        response: { 201: ImportSchema },
      }),
      async (request, reply) => {
        const { organisation, source, kind, name } = request.query as {
          organisation: string;
          source: string;
          kind: (typeof IMPORT_KINDS)[number];
          name: string;
        };
        const { tree } = await reachOfRequest(services, request, 'import.write');
        if (!tree.has(organisation)) refuse('signIn.unknown-organisation', { organisation });
        mustReach(request, 'import.write', {
          kind: 'organisation',
          id: organisation,
          path: tree.pathOf(organisation),
        });
        const announced = Number(request.headers['content-length'] ?? 0);
        if (announced > UPLOAD_LIMIT) refuse('imports.file-too-large', { limit: UPLOAD_LIMIT });
        const bytes = request.body instanceof Readable ? request.body : Readable.from([]);
        const upload = { organisation, source, kind, fileName: name };
        const act = actOf(request, services.now());
        const result = await uploadImport(services.imports, upload, bytes, act);
        if (!result.ok) throw new Refusal(result.error);
        return reply.code(201).send(result.value);
      },
    );
  });
};

const listImports: AddRoutes = (server, services) => {
  server.get(
    '/api/v1/imports',
    operation('import.read', {
      summary: 'Imports: list',
      tags: TAGS,
      querystring: listQuery(['id'], {
        state: Type.Optional(oneOf(IMPORT_STATES)),
        kind: Type.Optional(oneOf(IMPORT_KINDS)),
        source: Type.Optional(Code),
      }),
      response: { 200: pageOf(ImportSchema) },
    }),
    async (request, reply) => {
      const { organisation, state, kind, source, ...page } = request.query;
      const { within } = await reachOfRequest(services, request, 'import.read', organisation);
      const query = pageQuery({ sort: '-id', ...page }, within);
      return sendTagged(request, reply, must(await services.listImports(query, { state, kind, source })));
    },
  );
};

const readImport: AddRoutes = (server, services) => {
  server.get(
    IMPORT_PATH,
    operation('import.read', {
      summary: 'One import: state, counts and progress',
      tags: TAGS,
      params: ImportId,
      response: { 200: ImportSchema },
    }),
    async (request, reply) => {
      const { view } = await reachedImport(services, request, 'import.read');
      return sendTagged(request, reply, current(services, view));
    },
  );
};

const listProblems: AddRoutes = (server, services) => {
  server.get(
    `${IMPORT_PATH}/problems`,
    operation('import.read', {
      summary: 'What is wrong with a file, by row and field',
      tags: TAGS,
      params: ImportId,
      querystring: listQuery([], {}),
      response: { 200: pageOf(ImportProblemSchema) },
    }),
    async (request) => {
      const { view } = await reachedImport(services, request, 'import.read');
      const { items, next } = must(await services.listProblems(view.id, pageQuery(request.query, null)));
      const language = languageOf(request);
      return {
        items: items.map(({ code, params, place }) => ({
          ...{ code, params: { ...params }, title: describeProblem({ code, params }, language) },
          ...(place === undefined ? {} : { place }),
        })),
        next,
      };
    },
  );
};

const MOST = 10_000;

const problemWorkbook: AddRoutes = (server, services) => {
  server.get(
    `${IMPORT_PATH}/problems.xlsx`,
    operation('import.read', {
      summary: 'The problems and the faulty rows as a workbook, to correct and send back',
      tags: TAGS,
      params: ImportId,
      response: { 200: file(XLSX) },
    }),
    async (request, reply) => {
      const { view } = await reachedImport(services, request, 'import.read');
      const { items } = must(await services.listProblems(view.id, { limit: MOST, within: null }));
      const { reader } = services.imports;
      const file = await services.importFile(view.id);
      const bytes = await reader.problemWorkbook(view.fileName, file, items, languageOf(request));
      return reply
        .type(XLSX)
        .header('content-disposition', `attachment; filename="problems-${view.id}.xlsx"`)
        .send(Buffer.from(bytes));
    },
  );
};
