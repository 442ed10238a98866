import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { listForm, minutesForm, type Held } from '../../app/forms/campaignForms.js';
import type { PlannedCampaign } from '../../app/ports/campaignBook.js';
import type { DocumentDraft } from '../../app/ports/documentRegister.js';
import { officeDay } from '../../app/duties/officeDay.js';
import { phaseOf, showsTargets } from '../../core/access/secrecy.js';
import { readRecord } from '../../core/kernel/schema.js';
import { Plan } from '../../core/replay/plan.js';
import type { ApiServices } from '../apiServices.js';
import { actOf } from '../caller.js';
import { file, operation } from '../operation.js';
import { must, refuse } from '../problem.js';
import { closed, oneOf, Text } from '../schemas.js';
import { DOCX, FormQuery, PDF, sendForm } from '../sendForm.js';
import type { AddRoutes } from '../typedServer.js';
import { CAMPAIGN_PATH, CampaignName, reachedCampaign } from './campaignParts.js';
import { Issued, issuedOf, TAGS } from './documentParts.js';

const KINDS = ['minutes', 'list'] as const;
type Kind = (typeof KINDS)[number];
const Params = closed({ ...CampaignName.properties, kind: oneOf(KINDS) });
const PATH = `${CAMPAIGN_PATH}/documents/:kind`;
const NOT_SAID: Held = { place: '', signers: [] };

/** Minutes and list of a draw, on paper: a draft until they have a number. */
export const campaignDocumentRoutes: AddRoutes = (server, services, options) => {
  printDocument(server, services, options);
  issueDocument(server, services, options);
};

const printDocument: AddRoutes = (server, services) => {
  server.get(
    PATH,
    operation('target.read', {
      summary: 'Minutes or list of a draw as DOCX or PDF, once there is one; a draft until it has a number',
      tags: TAGS,
      params: Params,
      querystring: FormQuery,
      response: { 200: file([DOCX, PDF]) },
    }),
    async (request, reply) => {
      const campaign = await drawnCampaign(services, request);
      const { kind } = request.params;
      const subject = subjectOf(campaign);
      const issued = await services.issuedDocument(kind, subject);
      const document = issued ?? (await draftOf(services, campaign, kind, NOT_SAID));
      return sendForm(services, request, reply, document);
    },
  );
};

const issueDocument: AddRoutes = (server, services) => {
  server.post(
    PATH,
    operation('document.issue', {
      summary: 'Give the minutes or the list of a draw their number; from then on they stay as they are',
      tags: TAGS,
      params: Params,
      body: closed({
        place: Type.Optional(Type.String({ maxLength: 200 })),
        signers: Type.Optional(
          Type.Array(closed({ role: Text, name: Type.String({ maxLength: 100 }) }), { maxItems: 20 }),
        ),
      }),
      response: { 200: Issued },
    }),
    async (request) => {
      const campaign = await drawnCampaign(services, request);
      const { kind } = request.params;
      const issued = await services.issuedDocument(kind, subjectOf(campaign));
      if (issued !== null) return issuedOf(issued);
      const { place = '', signers = [] } = request.body;
      const draft = await draftOf(services, campaign, kind, { place, signers });
      return issuedOf(must(await services.issueDocument(draft, actOf(request, services.now()))));
    },
  );
};

/** A campaign whose targets the caller may know. */
async function drawnCampaign(services: ApiServices, request: FastifyRequest): Promise<PlannedCampaign> {
  const { campaign } = await reachedCampaign(services, request, 'target.read');
  const { id, state } = campaign;
  if (!showsTargets(phaseOf(state), 'planning')) refuse('access.not-yet-drawn', { campaign: id });
  return campaign;
}

/** A redraw is another subject: the documents of a draw that was voided stay as they were issued. */
const subjectOf = ({ id, sequence }: PlannedCampaign): string => `campaign/${id}/${sequence}`;

async function draftOf(
  services: ApiServices,
  campaign: PlannedCampaign,
  kind: Kind,
  held: Held,
): Promise<DocumentDraft> {
  const { campaigns } = services;
  const worded = must(
    kind === 'minutes' ? await minutesForm(campaigns, campaign, held) : await listForm(campaigns, campaign),
  );
  const tree = await services.readOrganisations();
  const root = tree.find(({ parent }) => parent === null);
  const organisation = campaign.organisation ?? root?.code ?? '';
  return {
    ...worded,
    organisation,
    office: must(readRecord(Plan, campaign.plan)).organisation,
    subject: subjectOf(campaign),
    issuedOn: officeDay(services.now(), campaigns.calendars),
  };
}
