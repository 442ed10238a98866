import { formTokens } from '../../src/app/duties/formTokens.js';
import { nodeHash } from '../../src/crypto/nodeHash.js';
import { nodeSecurity } from '../../src/crypto/security.js';
import type { Trigger } from '../../src/core/duties/triggers.js';
import { valueOf } from '../support/result.js';
import type { Act } from '../../src/app/ports/act.js';
import type { World } from './world.js';

type Store = World['store'];

const QUESTIONS = [{ code: 'q1', text: '是否', kind: 'yesNo' as const, required: true }];
export const ROUND = { organisation: 'C1', title: '自查', questions: QUESTIONS, dueOn: '2026-03-20' };

export const complaint = () => ({
  ...{ organisation: 'C1', enterprise: 'E-C1', receivedOn: '2026-02-27', channel: 'hotline' as const },
  ...{ subject: '投诉', matter: '内容' },
});

export async function addComplaint(store: Store, id: string, act: Act): Promise<void> {
  valueOf(await store.putComplaint({ id, ...complaint() }, undefined, null, act));
}

/** A round of C1, with the token of the form of E-C1. */
export async function addRound(store: Store, id: string, act: Act): Promise<string> {
  const tokens = formTokens(nodeHash, nodeSecurity(new Uint8Array(32).fill(7)), id);
  const scope = { within: ['C1'], category: null, hazardClass: null };
  const issue = { id, ...ROUND, issuedOn: '2026-03-01' };
  valueOf(await store.issueForms(issue, scope, (enterprise) => tokens(enterprise).fingerprint, act));
  return tokens('E-C1').token;
}

/** A trigger of E-C1; its id. */
export async function addTrigger(store: Store, cause: string, act: Act): Promise<string> {
  const trigger: Trigger = {
    ...{ ground: 'serious-injury', enterprise: 'E-C1', cause, disposition: 'case' },
    ...{ foundOn: '2026-03-01', month: null, dueOn: '2026-03-02' },
  };
  await store.keepTriggers([trigger], '2026-03-01', act);
  const page = { limit: 200, within: null };
  const { items } = valueOf(await store.listTriggers(page, { enterprise: 'E-C1' }));
  return items.find((each) => each.cause === cause)?.id ?? '';
}
