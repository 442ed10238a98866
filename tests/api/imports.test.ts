import { zipSync } from 'fflate';
import { readXlsx as openWorkbook } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportView } from '../../src/app/ports/importStore.js';
import { openTable } from '../../src/documents/xlsx.js';
import { onBothDatabases } from '../integration/databases.js';
import { valueOf } from '../support/result.js';
import { checked, csv, problemsOf, settled, step, upload } from './importing.js';
import { apiWorld, enterprise, type World } from './world.js';

const HEADER = '编号,企业名称,监管机构,地址,许可证号,许可证类型';

onBothDatabases('imports', (makeDatabase) => {
  let world: World;
  beforeAll(async () => {
    world = await apiWorld(await (await makeDatabase()).open());
  });
  afterAll(() => world.close());

  const register = async (): Promise<string> => JSON.stringify(await world.store.readRegister());

  it('take a file from upload to report, and undo gives the former state back exactly', async () => {
    const client = await world.as('planner', 'C1');
    const known = enterprise('E-C1', 'C1', {
      devices: [{ kind: '起重机', count: 2, since: '2020-01-01' }],
      marks: [{ kind: '异常名录', from: '2024-01-01', to: null }],
    });
    const { enterprises, history } = await world.store.readRegister();
    const others = enterprises.filter(({ id }) => id !== known.id);
    valueOf(await world.store.replaceRegister({ enterprises: [...others, known], history }));
    const before = await register();
    const file = csv(
      HEADER,
      'E-C1,新名称,C1,一路1号,L1,食品',
      'N-1,新企业,C11,二路,L2,食品',
      'N-1,新企业,C11,二路,L3,药品',
    );
    const sent = (await upload(client, file, { organisation: 'C1' })).json<ImportView>();
    expect(sent.found?.columns).toEqual(HEADER.split(','));
    expect(sent.found?.proposal?.origin).toBe('guess');
    expect(await register()).toBe(before);
    const dry = await step(client, sent.id, 'check', { mapping: sent.found?.proposal?.mapping, save: true });
    expect(dry).toMatchObject({
      state: 'checked',
      counts: { rows: 3, merged: 1, added: 1, changed: 1, unchanged: 0, removed: 0, problems: 0 },
    });
    expect(await register()).toBe(before);
    const applied = await step(client, sent.id, 'apply');
    expect(applied).toMatchObject({ state: 'applied', failure: null, counts: { added: 1, changed: 1 } });
    const after = await world.store.readRegister();
    const found = (id: string) => after.enterprises.find((one) => one.id === id);
    expect(found('E-C1')).toMatchObject({ name: '新名称', devices: known.devices, marks: known.marks });
    expect(
      found('N-1')
        ?.licences.map(({ number }) => number)
        .sort(),
    ).toEqual(['L2', 'L3']);

    const again = await checked(client, file, { organisation: 'C1' });
    expect(again.counts).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    const repeat = (
      await upload(client, csv(HEADER, 'N-1,新,C11,,,'), { organisation: 'C1' })
    ).json<ImportView>();
    expect(repeat.found?.proposal?.origin).toBe('source');
    expect((await client.call('POST', `/api/v1/imports/${sent.id}/undo`)).statusCode).toBe(202);
    expect(await settled(client, sent.id)).toMatchObject({ state: 'undone', failure: null });
    expect(await register()).toBe(before);

    const auditor = await world.as('auditor', 'C');
    const trail = (await auditor.call('GET', `/api/v1/audit?kind=import&subject=${sent.id}`)).json<{
      items: { entry: { after: { state: string } } }[];
    }>();
    expect(trail.items.map(({ entry }) => entry.after.state)).toEqual([
      'undone',
      'applied',
      'checked',
      'uploaded',
    ]);
  });

  it('write within the importer’s organisations only, and tell the others by row', async () => {
    const client = await world.as('planner', 'C1');
    const rows = ['E-C2,夺来,C1,,,', 'N-9,别处,C2,,,', 'N-8,无处,X9,,,', 'N-7,无主,,,,', 'N-6,本处,C11,,,'];
    const dry = await checked(client, csv(HEADER, ...rows), { organisation: 'C1' });
    expect(dry.counts?.problems).toBe(4);
    const told = await problemsOf(client, dry.id);
    expect(told.map(({ code, place }) => [code, place?.row])).toEqual([
      ['imports.not-yours', 2],
      ['imports.not-yours', 3],
      ['imports.unknown-organisation', 4],
      ['imports.not-yours', 5],
    ]);
    const refused = await client.call('POST', `/api/v1/imports/${dry.id}/apply`);
    expect(refused.json()).toMatchObject({ status: 422, code: 'imports.has-problems', params: { count: 4 } });
    const elsewhere = await world.as('planner', 'C2');
    expect((await elsewhere.call('GET', `/api/v1/imports/${dry.id}`)).statusCode).toBe(404);
    expect((await upload(elsewhere, csv(HEADER), { organisation: 'C1' })).statusCode).toBe(404);
    expect(
      (await upload(await world.as('auditor', 'C'), csv(HEADER), { organisation: 'C' })).statusCode,
    ).toBe(403);
  });

  it('give the problems as a workbook whose rows can be corrected', async () => {
    const client = await world.as('planner', 'C1');
    const dry = await checked(client, csv(HEADER, 'N-5,,C1,,,', 'N-4,好,C1,,,'), { organisation: 'C1' });
    const reply = await client.call('GET', `/api/v1/imports/${dry.id}/problems.xlsx`);
    const { sheets } = await openWorkbook(new Uint8Array(reply.rawPayload));
    expect(sheets[0]?.rows.flat()).toContain('intake.required');
    expect(sheets[1]?.rows.slice(1).map(([id]) => id)).toEqual(['N-5']);
  });

  it('can be undone only while they are the last, and while nobody changed what they left', async () => {
    const client = await world.as('planner', 'C2');
    const run = async (row: string): Promise<string> => {
      const { id } = await checked(client, csv(HEADER, row), { organisation: 'C2' });
      await step(client, id, 'apply');
      return id;
    };
    const [first, second] = [await run('U-1,一,C2,,,'), await run('U-2,二,C2,,,')];
    expect((await step(client, first, 'undo')).failure).toMatchObject({ code: 'imports.not-the-last' });
    const url = '/api/v1/enterprises/U-2';
    const version = String((await client.call('GET', url)).headers['etag']);
    await client.call('PUT', url, enterprise('U-2', 'C2', { name: '改过' }), { 'if-match': version });
    expect((await step(client, second, 'undo')).failure).toMatchObject({
      code: 'imports.changed-since',
      params: { count: 1, first: 'U-2' },
    });
  });

  it('remove what a complete register lacks, within its organisation, and undo brings it back', async () => {
    const client = await world.as('planner', 'C');
    const source = {
      id: 'all',
      name: '全量',
      organisation: 'C1',
      complete: true,
      register: null,
      history: null,
    };
    const made = await client.call('PUT', '/api/v1/import-sources/all', source, { 'if-none-match': '*' });
    expect(made.statusCode).toBe(200);
    const before = await register();
    const dry = await checked(client, csv(HEADER, 'E-C11,留下,C11,,,'), {
      organisation: 'C1',
      source: 'all',
    });
    const left = (organisations: readonly string[]) =>
      world.store
        .readRegister()
        .then(({ enterprises }) =>
          enterprises.filter((one) => organisations.includes(one.organisation ?? '')),
        );
    const [ours, others] = [await left(['C1', 'C11']), await left(['C', 'C2'])];
    expect(dry.counts?.removed).toBe(ours.length - 1);
    await step(client, dry.id, 'apply');
    expect((await left(['C1', 'C11'])).map(({ id }) => id)).toEqual(['E-C11']);
    expect(await left(['C', 'C2'])).toEqual(others);
    await step(client, dry.id, 'undo');
    expect(await register()).toBe(before);
  });

  it('read records and inspectors too', async () => {
    const client = await world.as('planner', 'C1');
    const records = csv(
      '记录编号,编号,日期',
      'R-1,E-C1,2026-01-05',
      'R-2,E-C2,2026-01-06',
      'R-3,E-X,2026-01-07',
    );
    const dry = await checked(client, records, { organisation: 'C1', kind: 'history', name: 'records.csv' });
    const told = await problemsOf(client, dry.id);
    expect(told.map(({ code, params }) => [code, params['id']])).toEqual([
      ['intake.unknown-enterprise', 'E-C2'],
      ['intake.unknown-enterprise', 'E-X'],
    ]);
    const mapping = { ...(dry.mapping as object), unknownEnterprise: 'ignore' };
    const lenient = await step(client, dry.id, 'check', { mapping });
    expect(lenient.counts).toMatchObject({ problems: 0, ignored: 2, added: 1 });
    expect(await step(client, dry.id, 'apply')).toMatchObject({ state: 'applied', counts: { added: 1 } });

    const roster = csv(
      'id,name,kind,organisation,group,regions,certificates,may_lead,training_valid_to,leave,recusals',
      'I-C1,人员一,officer,C1,一组,,food:CERT-1:2020-01-01:2030-12-31,yes,,,E-C11:relation',
    );
    const staff = await checked(client, roster, { organisation: 'C1', kind: 'roster', name: 'roster.csv' });
    expect(await step(client, staff.id, 'apply')).toMatchObject({ state: 'applied', counts: { changed: 1 } });
    const inspector = (await world.store.readRoster()).find(({ id }) => id === 'I-C1');
    expect(inspector?.certificates.map(({ number }) => number)).toEqual(['CERT-1']);
  });

  describe('refuse', () => {
    it('names with a path, files of no known form, and bombs', async () => {
      const client = await world.as('planner', 'C1');
      for (const name of ['../../etc/passwd', 'C:\\a.csv', 'a/b.csv', '..', 'a\u0007b']) {
        const reply = await upload(client, csv(HEADER), { organisation: 'C1', name });
        expect([name, reply.json<{ code: string }>().code]).toEqual([name, 'imports.bad-file-name']);
      }
      const bomb = Buffer.from(zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(50_000_000) }));
      const reply = await upload(
        client,
        bomb,
        { organisation: 'C1', name: 'b.xlsx' },
        'application/octet-stream',
      );
      expect(reply.json()).toMatchObject({ code: 'intake.too-large' });
      const picture = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]);
      expect((await upload(client, picture, { organisation: 'C1' })).json()).toMatchObject({ status: 422 });
      const media = await upload(client, csv(HEADER), { organisation: 'C1' }, 'application/json');
      expect(media.statusCode).toBe(415);
      const held = (await client.call('GET', '/api/v1/imports?limit=200')).json<{ items: ImportView[] }>();
      expect(held.items.filter(({ state }) => state === 'uploading')).toEqual([]);
    });

    it('more bytes than the limit, whether announced or not', async () => {
      const client = await world.as('planner', 'C1');
      const reply = await client.call(
        'POST',
        '/api/v1/imports?organisation=C1&kind=register&source=s&name=a.csv',
        csv(HEADER),
        { 'content-type': 'text/csv', 'content-length': '99999999' },
      );
      expect(reply.json()).toMatchObject({ status: 413, code: 'imports.file-too-large' });
    });

    it('to be cancelled after being applied; a cancelled one leaves nothing behind', async () => {
      const client = await world.as('planner', 'C1');
      const { id } = await checked(client, csv(HEADER, 'Z-1,甲,C1,,,'), { organisation: 'C1' });
      const cancelled = await client.call('POST', `/api/v1/imports/${id}/cancel`);
      expect(cancelled.json()).toMatchObject({ state: 'cancelled' });
      expect((await client.call('POST', `/api/v1/imports/${id}/apply`)).statusCode).toBe(409);
    });
  });

  it('show their progress as events, and templates can be filled in', async () => {
    const client = await world.as('planner', 'C1');
    const { id } = await checked(client, csv(HEADER, 'Y-1,甲,C1,,,'), { organisation: 'C1' });
    const events = await client.call('GET', `/api/v1/imports/${id}/progress`);
    expect(events.headers['content-type']).toContain('text/event-stream');
    expect(events.body).toMatch(/^event: end\ndata: {"state":"checked"/);
    const template = await client.call('GET', '/api/v1/import-templates/register');
    const table = valueOf(await openTable('t.xlsx', new Uint8Array(template.rawPayload)));
    expect(table.columns).toContain('统一社会信用代码');
  });
});
