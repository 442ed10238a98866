import type { Act } from '../../src/app/ports/act.js';
import { CONTENTS } from '../fixtures/forms.js';
import { valueOf } from '../support/result.js';
import type { World } from './world.js';

/** A list of C1 with a number. */
export async function addDocument(store: World['store'], subject: string, act: Act): Promise<void> {
  const content = { zh: CONTENTS.list, en: CONTENTS.list };
  const draft = { organisation: 'C1', office: '东镇', subject, issuedOn: '2026-03-02' };
  valueOf(await store.issueDocument({ kind: 'list', content, ...draft }, act));
}
