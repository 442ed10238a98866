import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FormKind } from '../../src/app/forms/content.js';
import type { Act } from '../../src/app/ports/act.js';
import type { DocumentDraft, IssuedDocument } from '../../src/app/ports/documentRegister.js';
import type { Store } from '../../src/store/open.js';
import { CONTENTS } from '../fixtures/forms.js';
import { valueOf } from '../support/result.js';
import { onBothDatabases } from './databases.js';

const ACT: Act = { actor: 'P', action: 'document.issue', at: new Date('2026-03-02T01:00:00Z'), reason: null };

function draft(kind: FormKind, subject: string, changes: Partial<DocumentDraft> = {}): DocumentDraft {
  const content = { zh: CONTENTS[kind], en: CONTENTS[kind] };
  const head = { organisation: 'C', office: '某县应急管理局', subject, issuedOn: '2026-03-02' };
  return { kind, content, ...head, ...changes } as DocumentDraft;
}

onBothDatabases('the register of documents', (makeDatabase) => {
  let store: Store;
  beforeAll(async () => {
    store = await (await makeDatabase()).open();
  });
  afterAll(() => store.close());
  const issue = async (document: DocumentDraft): Promise<IssuedDocument> =>
    valueOf(await store.issueDocument(document, ACT));

  it('numbers without gaps, however many are issued at once', async () => {
    const subjects = Array.from({ length: 24 }, (_, k) => `visit/V-${String(k)}`);
    const issued = await Promise.all(
      subjects.flatMap((each) => [issue(draft('order', each)), issue(draft('record', each))]),
    );
    for (const kind of ['order', 'record']) {
      const numbers = issued.filter((each) => each.kind === kind).map(({ number }) => number);
      expect(numbers.sort((a, b) => a - b)).toEqual(subjects.map((_, k) => k + 1));
    }
  });

  it('gives a document that is issued again, at once or later, the number it has', async () => {
    const same = await Promise.all(Array.from({ length: 8 }, () => issue(draft('notice', 'visit/V-1'))));
    expect(new Set(same.map(({ number }) => number))).toEqual(new Set([1]));
    const changed = draft('notice', 'visit/V-1', { office: 'other' });
    expect((await issue(changed)).office).toBe('某县应急管理局');
    expect((await issue(draft('notice', 'visit/V-2'))).number).toBe(2);
  });

  it('counts each organisation, kind and year by itself', async () => {
    expect((await issue(draft('notice', 'visit/W-1', { organisation: 'C1' }))).number).toBe(1);
    expect(await issue(draft('notice', 'visit/W-2', { issuedOn: '2027-01-01' }))).toMatchObject({
      year: 2027,
      number: 1,
    });
    expect((await issue(draft('notice', 'visit/W-3'))).number).toBe(3);
  });

  it('gives a number back when the document cannot be kept', async () => {
    await expect(store.issueDocument(draft('notice', 'visit/\u0000'), ACT)).rejects.toThrow();
    expect((await issue(draft('notice', 'visit/W-4'))).number).toBe(4);
  });

  it('keeps what a document said, and writes each into the audit trail once', async () => {
    const kept = await store.issuedDocument('order', 'visit/V-1');
    expect(kept).toMatchObject({
      subject: 'visit/V-1',
      issuedOn: '2026-03-02',
      issuedBy: 'P',
      content: { zh: CONTENTS.order },
    });
    expect(await store.issuedDocument('order', 'visit/unknown')).toBeNull();
    const page = valueOf(await store.listAudit({ limit: 200, within: null, kind: 'document' }));
    const ids = page.items.map(({ entry }) => entry.subject.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(24 * 2 + 2 + 3 + 1);
  });

  it('lists them by organisation, kind and year', async () => {
    const { items } = valueOf(
      await store.listDocuments({ limit: 50, within: ['C'] }, { kind: 'notice', year: 2026 }),
    );
    expect(items.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    const none = valueOf(await store.listDocuments({ limit: 50, within: ['C2'] }, {}));
    expect(none.items).toEqual([]);
  });
});
