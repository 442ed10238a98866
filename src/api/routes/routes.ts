import type { AddRoutes } from '../typedServer.js';
import { auditRoutes } from './auditRoutes.js';
import { campaignRoutes } from './campaignRoutes.js';
import { complaintRoutes } from './complaintRoutes.js';
import { complaintSteps } from './complaintSteps.js';
import { disclosureRoutes } from './disclosureRoutes.js';
import { drawRoutes } from './drawRoutes.js';
import { formPage } from './formPage.js';
import { figureRoutes } from './figureRoutes.js';
import { exportRoutes } from './exportRoutes.js';
import { healthRoutes } from './health.js';
import { importRoutes } from './importRoutes.js';
import { importSteps } from './importSteps.js';
import { evidenceRoutes } from './evidenceRoutes.js';
import { followUpRoutes } from './followUpRoutes.js';
import { followUpSteps } from './followUpSteps.js';
import { operationRoutes } from './operationRoutes.js';
import { visitDocumentRoutes } from './visitDocumentRoutes.js';
import { visitRoutes } from './visitRoutes.js';
import { documentRoutes } from './documentRoutes.js';
import { campaignDocumentRoutes } from './campaignDocumentRoutes.js';
import { jobRoutes } from './jobRoutes.js';
import { keyRoutes } from './keyRoutes.js';
import { listRoutes } from './lists.js';
import { peopleRoutes } from './peopleRoutes.js';
import { recusalRoutes } from './recusalRoutes.js';
import { registryRoutes } from './registryRoutes.js';
import { publicResultRoutes } from './publicResultRoutes.js';
import { trackingRoutes } from './trackingRoutes.js';
import { publicFormRoutes } from './publicFormRoutes.js';
import { selfInspectionRoutes } from './selfInspectionRoutes.js';
import { selfInspectionSteps } from './selfInspectionSteps.js';
import { yearSummaryRoutes } from './yearSummaryRoutes.js';
import { triggerRoutes } from './triggerRoutes.js';
import { ruleSetRoutes } from './ruleSetRoutes.js';
import { sessionRoutes } from './sessionRoutes.js';
import { targetRoutes } from './targetRoutes.js';

/** Every route of the service. */
export const ROUTES: readonly AddRoutes[] = [
  healthRoutes,
  sessionRoutes,
  peopleRoutes,
  keyRoutes,
  registryRoutes,
  recusalRoutes,
  ruleSetRoutes,
  campaignRoutes,
  drawRoutes,
  targetRoutes,
  visitRoutes,
  operationRoutes,
  evidenceRoutes,
  followUpRoutes,
  followUpSteps,
  campaignDocumentRoutes,
  documentRoutes,
  visitDocumentRoutes,
  importRoutes,
  importSteps,
  jobRoutes,
  complaintRoutes,
  complaintSteps,
  selfInspectionRoutes,
  selfInspectionSteps,
  publicFormRoutes,
  formPage,
  triggerRoutes,
  trackingRoutes,
  figureRoutes,
  yearSummaryRoutes,
  disclosureRoutes,
  publicResultRoutes,
  exportRoutes,
  auditRoutes,
  listRoutes,
];
