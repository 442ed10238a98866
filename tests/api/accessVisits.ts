import { createHash } from 'node:crypto';
import type { Act } from '../../src/app/ports/act.js';
import type { NewVisit } from '../../src/app/ports/visitStore.js';
import type { Origin } from '../../src/core/followUps/followUp.js';
import { newMeasure } from '../../src/core/followUps/measure.js';
import { newAbnormal } from '../../src/core/followUps/otherSteps.js';
import { newPenalty } from '../../src/core/followUps/penalty.js';
import { DEFAULT_SETTINGS } from '../../src/core/followUps/settings.js';
import { ok } from '../../src/core/kernel/result.js';
import { valueOf } from '../support/result.js';
import type { World } from './world.js';

type Store = World['store'];

/** A picture in name and beginning. */
export const PHOTO = Buffer.concat([Buffer.from('ffd8ff', 'hex'), Buffer.from('a photo')]);
export const PHOTO_HASH = createHash('sha256').update(PHOTO).digest('hex');

const seat = (inspector: string, at: number) => ({
  ...{ inspector, seat: at, name: inspector, certificate: `Z-${inspector}` },
});

/** A visit to E-C1 by the inspectors of C1 and C. */
export const visitOf = (id: string, campaign: string): NewVisit => ({
  ...{ id, kind: 'campaign', campaign, commitment: 'x', ground: 'random', reinspects: null },
  ...{ enterprise: 'E-C1', name: '企业E-C1', organisation: 'C1', domain: 'workSafety' },
  ...{ plannedOn: '2026-03-02', dueOn: null, checklists: [] },
  officers: [seat('I-C1', 0), seat('I-C', 1)],
});

/** Issues a paired campaign with one visit. */
export async function addVisit(store: Store, id: string, campaign: string, act: Act): Promise<void> {
  valueOf(await store.issueVisits(campaign, [visitOf(id, campaign)], [], act));
}

/** As `addVisit`, completed with one finding `F1`. */
export async function addCompletedVisit(store: Store, id: string, campaign: string, act: Act): Promise<void> {
  await addVisit(store, id, campaign, act);
  const finding = { id: 'F1', grade: 'general', domain: 'workSafety', item: null, text: '问题' } as const;
  const completion = {
    ...{
      on: '2026-03-02',
      disclosureDue: '2026-03-30',
      recheck: null,
      order: null,
      opened: [],
      visits: [],
      history: [],
    },
    findings: [{ ...finding, evidence: [], corrected: false }],
  };
  const settled = { added: [], resultCode: 'other-violation', resultDomain: 'workSafety' } as const;
  const settle = () => ok({ ...settled, stage: 'completed' as const, completion });
  valueOf(await store.recordOperations(id, settle, act));
}

export async function addPhoto(store: Store, visit: string, act: Act): Promise<void> {
  const photo = { visit, sha256: PHOTO_HASH, type: 'image/jpeg', size: PHOTO.length };
  valueOf(await store.beginEvidence(photo, act));
  valueOf(await store.addEvidencePart(visit, PHOTO_HASH, 0, PHOTO));
  valueOf(await store.endEvidence(visit, PHOTO_HASH, act));
}

const originOf = (visit: string): Origin => ({
  ...{ visit, enterprise: 'E-C1', organisation: 'C1', openedOn: '2026-03-02', openedBy: 'system' },
  investigators: [],
});

export async function addAbnormal(store: Store, id: string, visit: string, act: Act): Promise<void> {
  const next = newAbnormal(id, originOf(visit), { ground: 'unreachable', deadline: '2026-03-16' });
  valueOf(await store.openFollowUp({ next }, act));
}

export async function addPenalty(store: Store, id: string, visit: string, act: Act): Promise<void> {
  const next = newPenalty(id, originOf(visit), { cause: 'finding', order: null }, DEFAULT_SETTINGS);
  valueOf(await store.openFollowUp({ next }, act));
}

/** A measure with a seal of its own id. */
export async function addMeasure(store: Store, id: string, visit: string, act: Act): Promise<void> {
  const content = { measure: 'seal', basis: '第一条', reason: '隐患', urgent: false, days: 10 } as const;
  const seals = [{ seal: `S-${id}`, device: '烘干房', place: '一车间' }];
  const next = valueOf(newMeasure(id, originOf(visit), { ...content, seals }, DEFAULT_SETTINGS));
  valueOf(await store.openFollowUp({ next }, act));
}
