import type { ResultCode } from '../kernel/resultCode.js';
import { itemsOf, type Checklist } from './checklist.js';
import type { VisitProblem } from './reasons.js';
import type { VisitContext, VisitRecord } from './visitRecord.js';
import { foundNobody, LEAST_OFFICERS, needsFindings } from './words.js';

/** Everything that a record lacks before the visit can be completed; empty when nothing. */
export function missingOf(context: VisitContext, record: VisitRecord): readonly VisitProblem[] {
  const nobody = record.result !== null && foundNobody(record.result.code);
  return [
    ...entryFaults(record),
    ...officerFaults(record),
    ...(nobody ? [] : context.checklists.flatMap((checklist) => checklistFaults(checklist, record))),
    ...(context.order === null || nobody ? [] : recheckFaults(context.order, record)),
    ...resultFaults(record),
    ...signatureFaults(record, nobody),
  ];
}

function entryFaults({ checkIn }: VisitRecord): VisitProblem[] {
  if (checkIn === null || checkIn.entry === 'unexplained')
    return [{ code: 'visits.not-checked-in', params: {} }];
  return checkIn.entry === 'otherCode' ? [{ code: 'visits.wrong-entry-code', params: {} }] : [];
}

function officerFaults({ present }: VisitRecord): VisitProblem[] {
  if (present.length >= LEAST_OFFICERS) return [];
  return [{ code: 'visits.too-few-officers', params: { present: present.length, needed: LEAST_OFFICERS } }];
}

function checklistFaults(checklist: Checklist, { answers, findings }: VisitRecord): VisitProblem[] {
  const items = itemsOf(checklist);
  const given = new Map(
    answers.flatMap((answer) => (answer.checklist === checklist.id ? [[answer.item, answer] as const] : [])),
  );
  const open = items.filter(({ code }) => !given.has(code)).map(({ code }) => code);
  const faults: VisitProblem[] = [];
  if (open.length > 0) {
    faults.push({ code: 'visits.unanswered', params: { checklist: checklist.id, items: open } });
  }
  for (const { code: item, photo, answer } of items) {
    const found = given.get(item);
    if (found === undefined) continue;
    if ((photo || answer.kind === 'photo') && found.evidence.length === 0) {
      faults.push({ code: 'visits.photo-missing', params: { item } });
    }
    const named = findings.some((each) => each.checklist === checklist.id && each.item === item);
    if (found.fails && !named) faults.push({ code: 'visits.finding-missing', params: { item } });
  }
  return faults;
}

const recheckFaults = (order: string, { rechecks }: VisitRecord): VisitProblem[] =>
  rechecks.some((each) => each.order === order) ? [] : [{ code: 'visits.not-rechecked', params: { order } }];

/** Outcomes that rest on what was seen: a photo or file must show it. */
const WITH_EVIDENCE: ReadonlySet<ResultCode> = new Set(['uncooperative', 'false-information']);

function resultFaults({ result, findings }: VisitRecord): VisitProblem[] {
  if (result === null) return [{ code: 'visits.no-result', params: {} }];
  const { code, domain, evidence } = result;
  const faults: VisitProblem[] = [];
  if (code === 'other-violation' && domain === null)
    faults.push({ code: 'visits.result-without-domain', params: {} });
  if (code === 'no-problem' && findings.length > 0) {
    faults.push({ code: 'visits.result-contradicts-findings', params: { findings: findings.length } });
  }
  if (needsFindings(code) && findings.length === 0)
    faults.push({ code: 'visits.result-without-finding', params: { code } });
  if ((foundNobody(code) || WITH_EVIDENCE.has(code)) && evidence.length === 0)
    faults.push({ code: 'visits.evidence-missing', params: { code } });
  return faults;
}

function signatureFaults(
  { signatures, present, enterpriseSignature: enterprise }: VisitRecord,
  nobody: boolean,
): VisitProblem[] {
  const signed = new Set(signatures.map(({ party }) => party));
  const signers = new Set([...present.map(({ officer }) => officer), 'enterprise']);
  const faults: VisitProblem[] = present
    .filter(({ officer }) => !signed.has(officer))
    .map(({ officer }) => ({ code: 'visits.unsigned', params: { officer } }));
  const isEmpty = enterprise !== null && enterprise.image === null && enterprise.refused === null;
  if (!nobody && (enterprise === null || isEmpty))
    faults.push({ code: 'visits.enterprise-unsigned', params: {} });
  for (const { party, outdated } of signatures) {
    if (outdated && signers.has(party))
      faults.push({ code: 'visits.changed-after-signing', params: { party } });
  }
  return faults;
}
