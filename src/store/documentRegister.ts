import type { Act } from '../app/ports/act.js';
import type {
  DocumentDraft,
  DocumentRegister,
  FormTemplate,
  IssuedDocument,
} from '../app/ports/documentRegister.js';
import type { FormKind } from '../app/forms/content.js';
import type { Problem } from '../core/kernel/problem.js';
import { err, ok, type Result } from '../core/kernel/result.js';
import type { Prisma, PrismaClient } from '../generated/prisma/client.js';
import { audited, type Change } from './audited.js';
import { listPage, type ListShape } from './listPage.js';

const DOCUMENTS: ListShape = {
  from: 'issued_documents d',
  item: `json_build_object('organisation', d.organisation, 'kind', d.kind, 'year', d.year, 'number', d.number,
    'subject', d.subject, 'issuedOn', to_char(d.issued_on, 'YYYY-MM-DD'), 'issuedBy', d.issued_by)`,
  key: `d.organisation || '/' || d.kind || '/' || d.year || '/' || lpad(d.number::text, 8, '0')`,
  sorts: {},
  filters: { kind: 'd.kind = #', year: 'd.year = #::int', subject: 'd.subject = #' },
  within: 'd.organisation = ANY(#)',
};

/** Documents with their numbers, and the offices' own forms. */
export function documentRegister(prisma: PrismaClient): DocumentRegister {
  return {
    issueDocument: (draft, act) => issueDocument(prisma, draft, act),
    issuedDocument: (kind, subject) => issuedDocument(prisma, kind, subject),
    listDocuments: (query, filters) => listPage(prisma, DOCUMENTS, query, filters),
    templateFor: (kind, organisations) => templateFor(prisma, kind, organisations),
    saveTemplate: (template, bytes, act) => saveTemplate(prisma, template, bytes, act),
    removeTemplate: (organisation, kind, act) => removeTemplate(prisma, organisation, kind, act),
  };
}

async function issuedDocument(
  database: Prisma.TransactionClient,
  kind: FormKind,
  subject: string,
): Promise<IssuedDocument | null> {
  const row = await database.issuedDocument.findUnique({ where: { kind_subject: { kind, subject } } });
  if (row === null) return null;
  const { organisation, year, number, office, content, issuedOn, issuedBy } = row;
  return {
    ...{ kind, content, organisation, office, subject, year, number, issuedBy },
    issuedOn: issuedOn.toISOString().slice(0, 10),
  } as unknown as IssuedDocument;
}

/**
 * The counter's row is locked until the end of the transaction, so that numbers go to documents in the order in which
 * they are kept; a refusal gives its number back.
 */
function issueDocument(
  prisma: PrismaClient,
  draft: DocumentDraft,
  act: Act,
): Promise<Result<IssuedDocument, Problem>> {
  const { organisation, kind, subject, office, content, issuedOn } = draft;
  const year = Number(issuedOn.slice(0, 4));
  return audited(prisma, act, async (database): Promise<Result<Change<IssuedDocument>, Problem>> => {
    const [counter] = await database.$queryRaw<{ last: number }[]>`
      INSERT INTO document_counters AS c (organisation, kind, year, last) VALUES (${organisation}, ${kind}, ${year}, 1)
      ON CONFLICT (organisation, kind, year) DO UPDATE SET last = c.last + 1 RETURNING c.last`;
    const before = await issuedDocument(database, kind, subject);
    if (before !== null) {
      await database.$executeRaw`UPDATE document_counters SET last = last - 1
        WHERE organisation = ${organisation} AND kind = ${kind} AND year = ${year}`;
      return ok(changed(before, before));
    }
    const number = counter?.last ?? 1;
    await database.issuedDocument.create({
      data: {
        ...{ organisation, kind, year, number, subject, office, issuedBy: act.actor, issuedAt: act.at },
        content: content as unknown as Prisma.InputJsonValue,
        issuedOn: new Date(issuedOn),
      },
    });
    return ok(changed(null, { ...draft, year, number, issuedBy: act.actor }));
  });
}

function changed(before: IssuedDocument | null, after: IssuedDocument): Change<IssuedDocument> {
  const { organisation, kind, year, number } = after;
  return {
    ...{ value: after, kind: 'document', id: `${organisation}/${kind}/${year}/${number}` },
    ...{ organisation, before, after },
  };
}

async function templateFor(
  database: Prisma.TransactionClient,
  kind: FormKind,
  organisations: readonly string[],
): Promise<Uint8Array | null> {
  const rows = await database.formTemplate.findMany({
    where: { kind, organisation: { in: [...organisations] } },
  });
  const nearest = organisations.map((code) => rows.find((row) => row.organisation === code)).find(Boolean);
  return nearest?.bytes ?? null;
}

async function readTemplate(
  database: Prisma.TransactionClient,
  organisation: string,
  kind: FormKind,
): Promise<FormTemplate | null> {
  const row = await database.formTemplate.findUnique({
    where: { organisation_kind: { organisation, kind } },
    select: { sha256: true, savedBy: true },
  });
  return row === null ? null : { organisation, kind, ...row };
}

function saveTemplate(
  prisma: PrismaClient,
  { organisation, kind, sha256 }: Omit<FormTemplate, 'savedBy'>,
  bytes: Uint8Array,
  act: Act,
): Promise<Result<FormTemplate, Problem>> {
  return audited(prisma, act, async (database): Promise<Result<Change<FormTemplate>, Problem>> => {
    const before = await readTemplate(database, organisation, kind);
    const after = { organisation, kind, sha256, savedBy: act.actor };
    const data = { sha256, bytes: new Uint8Array(bytes), savedBy: act.actor, savedAt: act.at };
    await database.formTemplate.upsert({
      where: { organisation_kind: { organisation, kind } },
      create: { organisation, kind, ...data },
      update: data,
    });
    return ok({
      value: after,
      kind: 'formTemplate',
      id: `${organisation}/${kind}`,
      organisation,
      before,
      after,
    });
  });
}

function removeTemplate(
  prisma: PrismaClient,
  organisation: string,
  kind: FormKind,
  act: Act,
): Promise<Result<FormTemplate, Problem>> {
  return audited(prisma, act, async (database): Promise<Result<Change<FormTemplate>, Problem>> => {
    const id = `${organisation}/${kind}`;
    const before = await readTemplate(database, organisation, kind);
    if (before === null) return err({ code: 'store.not-found', params: { kind: 'formTemplate', id } });
    await database.formTemplate.delete({ where: { organisation_kind: { organisation, kind } } });
    return ok({ value: before, kind: 'formTemplate', id, organisation, before, after: null });
  });
}
