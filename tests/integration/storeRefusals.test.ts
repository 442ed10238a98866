import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Enterprise, HistoryRecord, Register } from '../../src/core/scoring/register.js';
import { openStore, type Store } from '../../src/store/open.js';
import { onBothDatabases } from './databases.js';
import { enterprise, historyRecord } from './storeRegisters.js';

const [firm] = fc.sample(enterprise, { numRuns: 1, seed: 1 }) as [Enterprise];
const [record] = fc.sample(historyRecord, { numRuns: 1, seed: 1 }) as [HistoryRecord];
const kept: Register = { enterprises: [{ ...firm, id: 'kept' }], history: [] };

onBothDatabases('A refused load', (makeDatabase) => {
  let store: Store;
  beforeAll(async () => {
    store = await (await makeDatabase()).open();
    await store.replaceRegister(kept);
  });
  afterAll(() => store.close());

  const twice = [firm, { ...firm, name: 'another' }];
  const device = { kind: 'd', count: 2 ** 31, since: '2020-01-01' };
  const cases: readonly [string, Register, object][] = [
    [
      'a repeated enterprise id',
      { enterprises: twice, history: [] },
      { code: 'store.duplicate-id', params: { kind: 'enterprise', id: firm.id } },
    ],
    [
      'a repeated record id',
      { enterprises: [], history: [record, record] },
      { code: 'store.duplicate-id', params: { kind: 'record', id: record.id } },
    ],
    [
      'a NUL in a text',
      { enterprises: [{ ...firm, id: 'nul', name: 'a\0b' }], history: [] },
      { code: 'store.unstorable-text', params: { kind: 'enterprise', id: 'nul' } },
    ],
    [
      'a lone surrogate in a word',
      { enterprises: [], history: [{ ...record, id: 'half', words: { result: '\ud83d' } }] },
      { code: 'store.unstorable-text', params: { kind: 'record', id: 'half' } },
    ],
    [
      'a number that does not fit',
      { enterprises: [{ ...firm, devices: [device] }], history: [] },
      { code: 'store.value-refused' },
    ],
    [
      'a day that does not exist',
      { enterprises: [], history: [{ ...record, date: '2025-02-30' }] },
      { code: 'store.value-refused' },
    ],
  ];

  it.each(cases)('for %s says so and changes nothing', async (_name, register, error) => {
    expect(await store.replaceRegister(register)).toMatchObject({ ok: false, error });
    expect(await store.readRegister()).toEqual(kept);
  });

  it('of organisations names the node that hangs in the air', async () => {
    const top = { code: '110101', name: '东城区', level: 1, parent: null } as const;
    const loose = { code: '1101019', name: '社区', level: 3, parent: '110101' } as const;
    const refused = await store.replaceOrganisations([top, loose]);
    const error = { code: 'store.unknown-parent', params: { code: '1101019', parent: '110101' } };
    expect(refused).toEqual({ ok: false, error });
    expect(await store.readOrganisations()).toEqual([]);
  });

  it('of a rule set does not touch the published one', async () => {
    const ruleSet = { hash: 'a'.repeat(64), name: 'food', version: '1', content: '{}' };
    expect((await store.saveRuleSet(ruleSet)).ok).toBe(true);
    expect((await store.saveRuleSet(ruleSet)).ok).toBe(true);
    const other = await store.saveRuleSet({ ...ruleSet, hash: 'b'.repeat(64), content: '[]' });
    expect(other).toMatchObject({ ok: false, error: { code: 'store.rule-set-differs' } });
    expect(await store.loadRuleSet(ruleSet.hash)).toEqual(ruleSet);
  });
});

describe('A database that is not there', () => {
  it('is reported without the password', async () => {
    const databaseUrl = 'postgresql://eve:hush@127.0.0.1:1/none';
    const refused = await openStore({ dataFolder: '/nonexistent', databaseUrl });
    expect(refused).toMatchObject({ ok: false, error: { code: 'store.unreachable' } });
    expect(JSON.stringify(refused)).not.toContain('hush');
  });
});
