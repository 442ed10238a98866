import type { Act } from '../../app/ports/act.js';
import type { Completion, KeptOperation, Settled, Standing, VisitView } from '../../app/ports/visitStore.js';
import type { Order } from '../../core/followUps/followUp.js';
import { canonical, type Json } from '../../core/kernel/canonical.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import type { Operation } from '../../core/visits/operation.js';
import type { Prisma, PrismaClient } from '../../generated/prisma/client.js';
import { appendAudit, audited } from '../audited.js';
import { openWithin, readFollowUp, saveFollowUp } from '../followUps/followUpRows.js';
import { addHistory } from './addHistory.js';
import { insertVisits } from './issueVisits.js';
import { readVisit, traceOf } from './visitRows.js';

type Database = Prisma.TransactionClient;

export async function operationsOf(database: Database, visit: string): Promise<readonly KeptOperation[]> {
  const rows = await database.visitOperation.findMany({ where: { visit }, orderBy: { position: 'asc' } });
  return rows.map(({ content, person, position, receivedAt }) => ({
    ...(JSON.parse(content) as Operation),
    ...{ person, position, receivedAt: receivedAt.toISOString() },
  }));
}

/** The visit is held from the first look to the commit, so that what was decided rests on all that is there. */
export function recordOperations(
  prisma: PrismaClient,
  id: string,
  settle: (standing: Standing) => Result<Settled, Problem>,
  act: Act,
): Promise<Result<VisitView, Problem>> {
  return audited(prisma, act, async (database) => {
    await startCampaign(database, id, act);
    await database.$queryRaw`SELECT 1 FROM visits WHERE id = ${id} FOR UPDATE`;
    const before = await readVisit(database, id);
    if (before === null) return err({ code: 'store.not-found', params: { kind: 'visit', id } });
    const known = await operationsOf(database, id);
    const order = await orderOf(database, before);
    const investigators = await investigatorsOf(database, id);
    const settled = settle({ visit: before, known, order, investigators });
    if (!settled.ok) return settled;
    await keep(database, before, settled.value, act);
    const after = (await readVisit(database, id)) ?? before;
    const count = known.length + settled.value.added.length;
    return ok({
      ...{ value: after, kind: 'visit', id, organisation: before.organisation },
      before: { ...traceOf(before), operations: known.length },
      after: { ...traceOf(after), operations: count },
    });
  });
}

export async function investigatorsOf(database: Database, visit: string): Promise<readonly string[]> {
  const rows = await database.$queryRaw<{ person: string }[]>`
    SELECT o.person FROM visit_operations o WHERE o.visit = ${visit}
    UNION SELECT p.id FROM people p JOIN visit_officers s ON s.inspector = p.inspector WHERE s.visit = ${visit}
    ORDER BY 1`;
  return rows.map(({ person }) => person);
}

async function orderOf(database: Database, { reinspects }: VisitView): Promise<Order | null> {
  if (reinspects === null) return null;
  await database.$queryRaw`SELECT 1 FROM follow_ups WHERE id = ${reinspects} FOR UPDATE`;
  const order = await readFollowUp(database, reinspects);
  return order?.kind === 'order' ? order : null;
}

/** From the first record of a visit on, the draw cannot be voided. The campaign is held before its visits, as a void holds it. */
async function startCampaign(database: Database, visit: string, act: Act): Promise<void> {
  const [campaign] = await database.$queryRaw<{ id: string; organisation: string | null }[]>`
    SELECT c.id, c.organisation FROM campaigns c
    WHERE c.id = (SELECT v.campaign FROM visits v WHERE v.id = ${visit} AND v.withdrawn_at IS NULL)
      AND c.state = 'issued' FOR UPDATE`;
  if (campaign === undefined) return;
  const { id, organisation } = campaign;
  await database.campaign.update({ where: { id }, data: { state: 'inProgress' } });
  const [before, after] = [{ state: 'issued' }, { state: 'inProgress' }];
  await appendAudit(database, act, { kind: 'campaign', id, organisation, before, after });
}

async function keep(database: Database, visit: VisitView, settled: Settled, act: Act): Promise<void> {
  const { added, stage, resultCode, resultDomain, completion } = settled;
  await database.visitOperation.createMany({
    data: added.map(({ person, ...operation }) => ({
      visit: visit.id,
      ...{ id: operation.id, device: operation.device, sequence: operation.sequence, kind: operation.kind },
      ...{ content: canonical(operation as unknown as Json), person, receivedAt: act.at },
    })),
  });
  const completed = completion === null ? {} : completionDays(completion, act);
  const data = { stage, resultCode, resultDomain, ...(visit.completedOn === null ? completed : {}) };
  await database.visit.update({ where: { id: visit.id }, data });
  if (completion !== null) await keepCompletion(database, visit, completion, act);
}

const completionDays = ({ on, disclosureDue }: Completion, act: Act): Prisma.VisitUpdateInput => ({
  completedOn: new Date(`${on}T00:00:00Z`),
  disclosureDue: disclosureDue === null ? null : new Date(`${disclosureDue}T00:00:00Z`),
  completedAt: act.at,
});

async function keepCompletion(
  database: Database,
  { id: visit, enterprise, organisation, completedOn }: VisitView,
  { on, findings, recheck, order, opened, visits, history }: Completion,
  act: Act,
): Promise<void> {
  for (const { evidence, ...finding } of findings) {
    const fields = { ...finding, evidence: [...evidence] };
    await database.finding.upsert({
      where: { visit_id: { visit, id: finding.id } },
      create: { visit, enterprise, organisation, foundOn: new Date(`${on}T00:00:00Z`), ...fields },
      update: fields,
    });
  }
  // What follows, follows once: from the first completion.
  if (completedOn !== null) return;
  await insertVisits(database, visits, act);
  await addHistory(database, history);
  const onDay = new Date(`${on}T00:00:00Z`);
  if (recheck !== null) await database.recheck.create({ data: { ...recheck, visit, onDay } });
  if (order !== null) await saveFollowUp(database, order, act);
  for (const followUp of opened) await openWithin(database, followUp, act);
}
