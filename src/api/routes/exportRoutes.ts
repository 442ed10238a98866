import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import Type, { type TSchema } from 'typebox';
import type { ExportedFile } from '../../app/exports/exportJob.js';
import { EXPORT_LISTS, EXPORT_LIST_NAMES, type ExportListName } from '../../app/exports/exportLists.js';
import { exportFileName, exportReport, fewRows } from '../../app/exports/exportReport.js';
import { prepareExport, type ExportRequest, type PreparedExport } from '../../app/exports/prepareExport.js';
import { REPORT_FORMATS, type ReportFormat } from '../../app/ports/tables.js';
import type { Action } from '../../core/access/actions.js';
import type { ApiServices } from '../apiServices.js';
import { actOf, callerOf } from '../caller.js';
import { file, operation } from '../operation.js';
import { languageOf, must, refuse } from '../problem.js';
import { closed, oneOf } from '../schemas.js';
import type { AddRoutes } from '../typedServer.js';
import { CampaignName, idOf } from './campaignParts.js';
import { listQuery } from '../listing.js';
import { JOB_PATH, JobId, JobSchema, reachedJob, shownJob } from './jobParts.js';
import { LIST_CHOICES } from './listChoices.js';

const TAGS = ['exports'];
const MEDIA: Readonly<Record<ReportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};
const FILE = file([MEDIA.xlsx, 'text/csv']);

/** Every list as a file for people: short ones at once, long ones by a job. */
export const exportRoutes: AddRoutes = (server, services, options) => {
  for (const name of EXPORT_LIST_NAMES) addExport(name)(server, services, options);
  downloadFile(server, services, options);
};

type Asked = Readonly<Record<string, string | number | undefined>> & {
  readonly format?: ReportFormat;
  readonly organisation?: string;
  readonly sort?: string;
};

const addExport =
  (name: ExportListName): AddRoutes =>
  (server, services) => {
    const { own, title } = EXPORT_LISTS[name];
    const access: Action = own ? EXPORT_LISTS[name].action : 'export.read';
    const schema = {
      summary: `Exports: ${title.en}`,
      tags: TAGS,
      querystring: exportQuery(name),
      response: { 200: FILE, 202: JobSchema },
    };
    server.post(`/api/v1/exports/${name}`, operation(access, schema), async (request, reply) => {
      const asked = requestOf(name, request);
      const prepared = must(await prepareExport(services, callerOf(request).actor, asked));
      const most = own ? Infinity : services.exports.directRows;
      const rows = must(await fewRows(services, prepared, most));
      if (rows === null) return requestExport(services, request, reply, prepared);
      return sendRows(services, request, reply, prepared, rows);
    });
  };

const PAGING = ['limit', 'after'];

/** As of the list itself, without pages. */
function exportQuery(name: ExportListName) {
  const { sorts, filters } = LIST_CHOICES[name];
  const query = listQuery<Readonly<Record<string, TSchema>>>(sorts, filters);
  const fields = Object.entries(query.properties).filter(([field]) => !PAGING.includes(field));
  const format = Type.Optional(oneOf(REPORT_FORMATS));
  return closed({
    ...Object.fromEntries(fields),
    format,
    ...(name === 'targets' ? CampaignName.properties : {}),
  });
}

function requestOf(list: ExportListName, request: FastifyRequest): ExportRequest {
  const { format = 'xlsx', organisation = null, sort = null, ...rest } = request.query as Asked;
  const given = Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const filters = Object.fromEntries(given) as Record<string, string | number>;
  const scope: Readonly<Partial<Record<ExportListName, () => Record<string, string>>>> = {
    targets: () => ({ campaign: idOf(request.query as CampaignName) }),
    'my-targets': () => ({ inspector: callerOf(request).actor.inspector ?? '' }),
  };
  const language = languageOf(request);
  return { list, format, language, organisation, sort, filters: scope[list]?.() ?? filters };
}

async function requestExport(
  services: ApiServices,
  request: FastifyRequest,
  reply: FastifyReply,
  { request: payload, organisation }: PreparedExport,
): Promise<FastifyReply> {
  const act = actOf(request, services.now());
  const subject = `${payload.list}/${services.security.token().slice(0, 12)}`;
  const job = { kind: 'export', subject, payload, requestedBy: act.actor, organisation } as const;
  const view = must(await services.requestJob(job, act));
  return reply
    .code(202)
    .header('location', JOB_PATH.replace(':id', view.id))
    .send(shownJob(view, languageOf(request)));
}

async function sendRows(
  services: ApiServices,
  request: FastifyRequest,
  reply: FastifyReply,
  prepared: PreparedExport,
  rows: readonly (readonly (string | number | null)[])[],
): Promise<FastifyReply> {
  const { list, format, filters } = prepared.request;
  const { writeReport, today } = services.exports;
  const { organisation } = prepared;
  const note = { list, organisation, format, filters, rows: rows.length };
  await services.noteExport(note, actOf(request, services.now()));
  const report = exportReport(prepared, today(), batches(rows));
  const name = exportFileName(prepared, today());
  return sendFile(reply, name, format, Readable.from(writeReport(format, report)));
}

const BATCH = 500;

async function* batches<T>(rows: readonly T[]): AsyncIterable<readonly T[]> {
  for (let at = 0; at < rows.length; at += BATCH) {
    // Other requests get their turn between two batches.
    await new Promise(setImmediate);
    yield rows.slice(at, at + BATCH);
  }
}

/** Chinese names travel as RFC 8187 has it, with plain ones beside them. */
function sendFile(reply: FastifyReply, name: string, format: ReportFormat, bytes: Readable): FastifyReply {
  const disposition = `attachment; filename="export.${format}"; filename*=UTF-8''${encodeURIComponent(name)}`;
  return reply
    .type(MEDIA[format])
    .header('content-disposition', disposition)
    .header('cache-control', 'no-store')
    .send(bytes);
}

const downloadFile: AddRoutes = (server, services) => {
  server.get(
    `${JOB_PATH}/file`,
    operation('export.read', {
      summary: 'Exports: the file of a finished job, for who asked for it, until it expires',
      tags: TAGS,
      params: JobId,
      response: { 200: FILE },
    }),
    async (request, reply) => {
      const { job } = await reachedJob(services, request, 'export.read');
      const { actor } = callerOf(request);
      const written = job.result as unknown as ExportedFile | null;
      const missing = (): never => refuse('exports.no-file', { job: job.id });
      if (job.kind !== 'export' || job.requestedBy !== actor.id || job.state !== 'done') missing();
      if (written === null || new Date(written.expiresAt) <= services.now()) return missing();
      const first = (await services.exportPiece(job.id, 0)) ?? missing();
      const format: ReportFormat = written.format === 'csv' ? 'csv' : 'xlsx';
      return sendFile(reply, written.name, format, Readable.from(piecesOf(services, job.id, first)));
    },
  );
};

async function* piecesOf(services: ApiServices, job: string, first: Uint8Array): AsyncIterable<Uint8Array> {
  yield first;
  for (let position = 1; ; position++) {
    const piece = await services.exportPiece(job, position);
    if (piece === null) return;
    yield piece;
  }
}
