import type { FastifyRequest } from 'fastify';
import { officeDay } from '../../app/duties/officeDay.js';
import { FOLLOW_UP_FORMS, followUpForm } from '../../app/forms/followUpForms.js';
import { VISIT_FORMS, visitForm } from '../../app/forms/visitForms.js';
import type { DocumentDraft, IssuedDocument, Worded } from '../../app/ports/documentRegister.js';
import type { ApiServices } from '../apiServices.js';
import { actOf } from '../caller.js';
import { file, operation } from '../operation.js';
import { must } from '../problem.js';
import { closed, Code, oneOf } from '../schemas.js';
import { DOCX, FormQuery, PDF, sendForm } from '../sendForm.js';
import type { AddRoutes } from '../typedServer.js';
import { Issued, issuedOf, TAGS } from './documentParts.js';
import { reachedFollowUp } from './followUpParts.js';
import { reachedVisit, VISIT_PATH } from './visitParts.js';

const OfVisit = closed({ id: Code, kind: oneOf(VISIT_FORMS) });
const OfFollowUp = closed({ id: Code, kind: oneOf(FOLLOW_UP_FORMS) });
const VISIT = `${VISIT_PATH}/documents/:kind`;
const FOLLOW_UP = '/api/v1/follow-ups/:id/documents/:kind';

/** The papers of visits and of what follows them: drafts until they have a number, the same for ever from then on. */
export const visitDocumentRoutes: AddRoutes = (server, services) => {
  server.get(
    VISIT,
    operation('visit.read', {
      summary: 'Notice, on-site record or evidence list of a visit as DOCX or PDF',
      ...{ tags: TAGS, params: OfVisit, querystring: FormQuery, response: { 200: file([DOCX, PDF]) } },
    }),
    async (request, reply) => sendForm(services, request, reply, await ofVisit(services, request)),
  );
  server.post(
    VISIT,
    operation('document.issue', {
      summary: 'Give a paper of a visit its number',
      ...{ tags: TAGS, params: OfVisit, response: { 200: Issued } },
    }),
    async (request) => issue(services, request, await ofVisit(services, request)),
  );
  server.get(
    FOLLOW_UP,
    operation('followUp.read', {
      summary: 'Order, reinspection opinion, measure or penalty proposal as DOCX or PDF',
      ...{ tags: TAGS, params: OfFollowUp, querystring: FormQuery, response: { 200: file([DOCX, PDF]) } },
    }),
    async (request, reply) => sendForm(services, request, reply, await ofFollowUp(services, request)),
  );
  server.post(
    FOLLOW_UP,
    operation('document.issue', {
      summary: 'Give a paper of what follows a visit its number',
      ...{ tags: TAGS, params: OfFollowUp, response: { 200: Issued } },
    }),
    async (request) => issue(services, request, await ofFollowUp(services, request)),
  );
};

type Paper = IssuedDocument | DocumentDraft;

async function ofVisit(services: ApiServices, request: FastifyRequest): Promise<Paper> {
  const visit = await reachedVisit(services, request);
  const { kind } = request.params as { readonly kind: (typeof VISIT_FORMS)[number] };
  const subject = `visit/${visit.id}`;
  const issued = await services.issuedDocument(kind, subject);
  if (issued !== null) return issued;
  return draftOf(services, await visitForm(services.campaigns, visit, kind), subject, visit.organisation);
}

async function ofFollowUp(services: ApiServices, request: FastifyRequest): Promise<Paper> {
  const followUp = await reachedFollowUp(services, request, 'followUp.read');
  const { kind } = request.params as { readonly kind: (typeof FOLLOW_UP_FORMS)[number] };
  // Each reinspection of an order has an opinion of its own.
  const nth =
    followUp.kind === 'order' && kind === 'reinspection' ? `/${String(followUp.rechecks.length)}` : '';
  const subject = `follow-up/${followUp.id}${nth}`;
  const issued = await services.issuedDocument(kind, subject);
  if (issued !== null) return issued;
  const worded = must(await followUpForm(services.campaigns, followUp, kind));
  return draftOf(services, worded, subject, followUp.organisation);
}

async function draftOf(
  services: ApiServices,
  worded: Worded,
  subject: string,
  owner: string | null,
): Promise<DocumentDraft> {
  const tree = await services.readOrganisations();
  const office = tree.find(({ code }) => code === owner) ?? tree.find(({ parent }) => parent === null);
  const issuedOn = officeDay(services.now(), services.campaigns.calendars);
  return { ...worded, organisation: office?.code ?? '', office: office?.name ?? '', subject, issuedOn };
}

async function issue(services: ApiServices, request: FastifyRequest, document: Paper) {
  if ('number' in document) return issuedOf(document);
  return issuedOf(must(await services.issueDocument(document, actOf(request, services.now()))));
}
