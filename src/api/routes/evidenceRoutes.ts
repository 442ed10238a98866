import { Buffer } from 'node:buffer';
import Type from 'typebox';
import { addEvidence, EVIDENCE_LIMIT, EVIDENCE_TYPES, PART_LIMIT } from '../../app/visits/evidence.js';
import { actOf } from '../caller.js';
import { file, operation } from '../operation.js';
import { must, refuse } from '../problem.js';
import { closed, Code, Hex64, oneOf } from '../schemas.js';
import type { AddRoutes } from '../typedServer.js';
import { EvidenceSchema, ownVisit, reachedVisit, TAGS, VISIT_PATH } from './visitParts.js';

const EvidenceId = closed({ id: Code, sha256: Hex64 });
const PATH = `${VISIT_PATH}/evidence/:sha256`;
const BYTES = 'application/octet-stream';

/** Photos and files that show something, by their hash, in parts that may stop and go on. */
export const evidenceRoutes: AddRoutes = (server, services, options) => {
  announce(server, services, options);
  look(server, services, options);
  takePart(server, services, options);
  download(server, services, options);
};

const announce: AddRoutes = (server, services) => {
  server.put(
    PATH,
    operation('visit.record', {
      summary: 'Evidence: announce a file by its hash; the same one again says how much of it is there',
      tags: TAGS,
      params: EvidenceId,
      body: closed({
        type: oneOf(EVIDENCE_TYPES),
        size: Type.Integer({ minimum: 1, maximum: 1_000_000_000 }),
      }),
      response: { 200: EvidenceSchema },
    }),
    async (request) => {
      const { id } = await ownVisit(services, request);
      const { type, size } = request.body;
      if (size > EVIDENCE_LIMIT) refuse('evidence.too-large', { limit: EVIDENCE_LIMIT });
      const announced = { visit: id, sha256: request.params.sha256, type, size };
      return must(await services.beginEvidence(announced, actOf(request, services.now())));
    },
  );
};

const look: AddRoutes = (server, services) => {
  server.get(
    PATH,
    operation('visit.read', {
      summary: 'Evidence: how much of a file is there',
      tags: TAGS,
      params: EvidenceId,
      response: { 200: EvidenceSchema },
    }),
    async (request) => {
      const { id } = await reachedVisit(services, request);
      const { sha256 } = request.params;
      return (
        (await services.readEvidence(id, sha256)) ??
        refuse('store.not-found', { kind: 'evidence', id: sha256 })
      );
    },
  );
};

const takePart: AddRoutes = (server, services) => {
  void server.register(async (scope) => {
    await Promise.resolve();
    scope.removeAllContentTypeParsers();
    const parser = { parseAs: 'buffer', bodyLimit: PART_LIMIT } as const;
    scope.addContentTypeParser(BYTES, parser, (_request, body, done) => {
      done(null, body);
    });
    scope.post(
      `${PATH}/parts`,
      operation('visit.record', {
        summary: 'Evidence: the next part of a file; with the last one the hash is compared',
        description: `The body is bytes (${BYTES}), at most ${PART_LIMIT}.`,
        tags: TAGS,
        consumes: [BYTES],
        params: EvidenceId,
        querystring: closed({ offset: Type.Integer({ minimum: 0, maximum: EVIDENCE_LIMIT }) }),
        response: { 200: EvidenceSchema },
      }),
      async (request) => {
        const { id } = await ownVisit(services, request);
        const { sha256 } = request.params as { readonly sha256: string };
        const { offset } = request.query as { readonly offset: number };
        const bytes = Buffer.isBuffer(request.body) ? new Uint8Array(request.body) : new Uint8Array();
        const act = actOf(request, services.now());
        return must(await addEvidence(services.campaigns, { visit: id, sha256 }, offset, bytes, act));
      },
    );
  });
};

const download: AddRoutes = (server, services) => {
  server.get(
    `${PATH}/file`,
    operation('visit.read', {
      summary: 'Evidence: the file itself, once all of it is there',
      tags: TAGS,
      params: EvidenceId,
      response: { 200: file(EVIDENCE_TYPES) },
    }),
    async (request, reply) => {
      const { id } = await reachedVisit(services, request);
      const { sha256 } = request.params;
      const known =
        (await services.readEvidence(id, sha256)) ??
        refuse('store.not-found', { kind: 'evidence', id: sha256 });
      const { received, size, type } = known;
      if (!known.complete) refuse('evidence.incomplete', { received, size });
      return reply
        .type(type)
        .header('content-disposition', 'attachment')
        .header('cache-control', 'private, max-age=31536000, immutable')
        .send(Buffer.from(await services.evidenceFile(id, sha256)));
    },
  );
};
