import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compileRules } from '../../src/core/replay/compileRules.js';
import type { Role } from '../../src/core/access/roles.js';
import { recordHash } from '../../src/core/kernel/hash.js';
import { verifyBundle } from '../../src/core/replay/verify.js';
import { nodeHash } from '../../src/crypto/nodeHash.js';
import { unpackZip } from '../../src/documents/zip.js';
import type { Json } from '../../src/core/kernel/canonical.js';
import { onBothDatabases } from '../integration/databases.js';
import { docxText } from '../support/docx.js';
import { valueOf } from '../support/result.js';
import { apiWorld, enterprise, inspector, PEOPLE, type Client, type World } from './world.js';

const SECRET = '5a'.repeat(32);
const SHA256 = createHash('sha256').update(Buffer.from(SECRET, 'hex')).digest('hex');
const DICE = '31415926535897932384';
const URL = '/api/v1/campaigns/safety/2026-04';

const PLAN = {
  format: 'evenhand/plan/v1',
  campaign: 'safety',
  kind: 'production',
  title: { zh: '安全检查', en: 'Safety inspections' },
  organisation: '某县',
  language: 'zh',
  calendar: { region: 'CN', provisionalApprovedBy: null },
  draw: { kind: 'rates', rates: { A: '1/4', B: '1/4', C: '1/2', D: '1' } },
  reserves: { rate: '1/4' },
  teams: { domain: 'workSafety', size: 2, loadCap: 20, withinRegion: false },
  schedule: { dailyCap: 4 },
  seed: { dice: 20, holders: ['监督员'] },
};

onBothDatabases('a campaign', (makeDatabase) => {
  let world: World;
  let rules = '';
  beforeAll(async () => {
    world = await apiWorld(await (await makeDatabase()).open());
    const officers = Array.from({ length: 8 }, (_, i) => ({
      ...inspector(`O-${String(i)}`, 'C'),
      certificates: [{ number: `N${String(i)}`, domain: 'workSafety', from: '2025-01-01', to: '2027-12-31' }],
    }));
    valueOf(await world.store.replaceRoster([...officers, inspector('I-C', 'C'), inspector('I-C2', 'C2')]));
    const enterprises = Array.from({ length: 40 }, (_, i) =>
      enterprise(`F-${String(100 + i)}`, i % 2 === 0 ? 'C1' : 'C2'),
    );
    valueOf(await world.store.replaceRegister({ enterprises, history: [] }));
  });
  afterAll(() => world.close());

  const call = async (
    role: Role,
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body?: object,
    headers = {},
  ) => (await world.as(role, 'C')).call(method, `${URL}${path}`, body, headers);
  const state = async (): Promise<string> =>
    (await call('planner', 'GET', '')).json<{ state: string }>().state;
  const draw = (secret: string) =>
    call('planner', 'POST', '/draw', { dice: DICE, beacon: null, secrets: [{ holder: '监督员', secret }] });

  it('uses a rule set that one person wrote and another approved', async () => {
    const ruleSet = JSON.parse(readFileSync('rules/work-safety.json', 'utf8')) as Record<string, Json>;
    const planner = await world.as('planner', 'C');
    const body = { organisation: 'C', ruleSet: { ...ruleSet, approval: null } };
    const submitted = await planner.call('POST', '/api/v1/rule-sets', body);
    expect(submitted.statusCode).toBe(201);
    const { hash } = submitted.json<{ hash: string }>();
    const approval = `/api/v1/rule-sets/${hash}/approval`;
    expect((await planner.call('POST', approval)).statusCode).toBe(403);
    expect((await (await world.as('supervisor', 'C1')).call('POST', approval)).statusCode).toBe(404);
    const approved = await (await world.as('supervisor', 'C')).call('POST', approval);
    expect(approved.json()).toMatchObject({ author: 'planner-C', approver: 'supervisor-C' });
    rules = approved.json<{ approved: string }>().approved;
    const bad = { organisation: 'C', ruleSet: { ...ruleSet, rules: [] } };
    expect((await planner.call('POST', '/api/v1/rule-sets', bad)).statusCode).toBe(422);
  });

  it('bars an inspector from an enterprise once somebody else has granted the recusal', async () => {
    const planner = await world.as('planner', 'C');
    const supervisor = await world.as('supervisor', 'C');
    const wish = { inspector: 'O-0', enterprise: 'F-100', ground: 'relation' };
    expect((await planner.call('PUT', '/api/v1/recusals/r1', wish)).statusCode).toBe(200);
    expect((await planner.call('PUT', '/api/v1/recusals/r1', wish)).statusCode).toBe(200);
    const decision = '/api/v1/recusals/r1/decision';
    expect((await planner.call('POST', decision, { granted: true })).statusCode).toBe(403);
    expect((await supervisor.call('POST', decision, { granted: true })).json()).toMatchObject({
      granted: true,
    });
    expect((await supervisor.call('POST', decision, { granted: false })).statusCode).toBe(409);
    const inspector = await planner.call('GET', '/api/v1/inspectors/O-0');
    expect(inspector.json<{ recusals: object[] }>().recusals).toEqual([
      { enterprise: 'F-100', ground: 'relation', decidedBy: 'supervisor-C' },
    ]);
  });

  it('is planned by one person and approved by another', async () => {
    const wish = { organisation: 'C', plan: PLAN, rules };
    const bad = { ...wish, plan: { ...PLAN, campaign: 'other' } };
    const fresh = { 'if-none-match': '*' };
    expect((await call('planner', 'PUT', '', bad, fresh)).json()).toMatchObject({
      code: 'campaign.id-differs',
    });
    expect((await call('administrator', 'PUT', '', wish, fresh)).statusCode).toBe(403);
    expect((await call('planner', 'PUT', '', wish, fresh)).statusCode).toBe(200);
    expect((await call('planner', 'POST', '/approval')).statusCode).toBe(403);
    expect((await call('supervisor', 'POST', '/approval')).json()).toMatchObject({ state: 'approved' });
    const version = String((await call('planner', 'GET', '')).headers['etag']);
    const late = await call('planner', 'PUT', '', wish, { 'if-match': version });
    expect(late.json()).toMatchObject({ status: 409, code: 'store.step-refused' });
  });

  it('is committed once, however many try, and only with all holders’ commitments', async () => {
    const early = await call('planner', 'POST', '/commitment', {});
    expect(early.json()).toMatchObject({ code: 'campaign.secrets-missing', params: { holders: ['监督员'] } });
    const holder = `/secrets/${encodeURIComponent('监督员')}`;
    expect((await call('planner', 'PUT', holder, { sha256: SHA256 })).statusCode).toBe(403);
    expect((await call('supervisor', 'PUT', holder, { sha256: SHA256 })).statusCode).toBe(200);
    expect((await call('supervisor', 'PUT', holder, { sha256: '00'.repeat(32) })).statusCode).toBe(409);
    const tries = await Promise.all(
      Array.from({ length: 10 }, () => call('planner', 'POST', '/commitment', {})),
    );
    const statuses = tries.map(({ statusCode }) => statusCode).sort();
    expect(statuses).toEqual([201, ...Array<number>(9).fill(409)]);
    expect(await state()).toBe('committed');
  });

  it('shows nobody who will be drawn before the draw', async () => {
    for (const role of PEOPLE) {
      const reply = await call(role, 'GET', '/targets');
      expect([role, reply.statusCode]).toEqual([role, reply.statusCode === 403 ? 403 : 404]);
      const paper = await call(role, 'GET', '/documents/list');
      expect([role, paper.statusCode]).toEqual([role, reply.statusCode]);
    }
    const own = await (await world.as('officer', 'C')).call('GET', '/api/v1/my/targets');
    expect(own.json()).toEqual({ items: [], next: null });
  });

  it('is drawn with the secret that was committed, and the record tells nobody who was drawn', async () => {
    expect((await draw('00'.repeat(32))).statusCode).toBe(422);
    expect((await draw(SECRET)).json()).toMatchObject({ code: 'campaign.too-early' });
    world.setClock(new Date('2026-03-31T01:00:00Z'));
    const drawn = await draw(SECRET);
    expect(drawn.statusCode).toBe(200);
    expect(drawn.body).not.toMatch(/F-1\d\d/);
    expect(drawn.body).not.toContain(SECRET);
    expect((await draw(SECRET)).statusCode).toBe(409);
    const list = (await call('planner', 'GET', '/targets?limit=200')).json<{
      items: { id: string; team: string[] }[];
    }>();
    expect(list.items.length).toBeGreaterThanOrEqual(10);
    expect((await call('leader', 'GET', '/targets')).statusCode).toBe(403);
    expect((await call('administrator', 'GET', '/targets')).statusCode).toBe(403);
    const log = await world.anonymous.call('GET', '/api/v1/public/log');
    expect(log.body).not.toMatch(/F-1\d\d/);
    expect(log.body).not.toContain(SECRET);
  });

  it('is put on paper once it is drawn: a draft first, then numbered and unchanged', async () => {
    const print = async (role: Role, kind: string, query = 'format=docx') =>
      call(role, 'GET', `/documents/${kind}?${query}`);
    expect((await print('leader', 'list')).statusCode).toBe(403);
    expect((await print('officer', 'list')).statusCode).toBe(403);
    const words = async (kind: string): Promise<string> =>
      docxText((await print('supervisor', kind)).rawPayload);
    const { items } = (await call('planner', 'GET', '/targets?limit=200')).json<{
      items: { id: string }[];
    }>();
    const draft = await words('list');
    for (const { id } of items) expect(draft).toContain(id);
    expect(draft).toContain('List');
    const minutes = { place: '三楼会议室', signers: [{ role: '见证人', name: '𠮷䶮' }] };
    expect((await call('supervisor', 'POST', '/documents/minutes', minutes)).statusCode).toBe(403);
    const issued = await call('planner', 'POST', '/documents/minutes', minutes);
    expect(issued.json()).toMatchObject({
      kind: 'minutes',
      organisation: 'C',
      year: 2026,
      number: 1,
      issuedOn: '2026-03-31',
    });
    expect((await call('planner', 'POST', '/documents/minutes', { place: '他处' })).json()).toEqual(
      issued.json(),
    );
    const paper = await words('minutes');
    for (const text of ['Minutes 2026 no. 1', '三楼会议室', '𠮷䶮', '31415']) expect(paper).toContain(text);
    expect(paper).not.toMatch(/F-1\d\d|他处/);
    expect(paper).not.toContain(SECRET);
    const pdf = await print('planner', 'minutes', 'language=zh');
    expect([pdf.headers['content-type'], pdf.rawPayload.subarray(0, 5).toString()]).toEqual([
      'application/pdf',
      '%PDF-',
    ]);
    expect((await call('planner', 'POST', '/documents/list', {})).json()).toMatchObject({
      kind: 'list',
      number: 1,
    });
    const register = await (await world.as('auditor', 'C')).call('GET', '/api/v1/documents?year=2026');
    expect(register.json<{ items: { kind: string }[] }>().items.map(({ kind }) => kind)).toEqual([
      'list',
      'minutes',
    ]);
  });

  it('is voided only by somebody who did not plan it, and the attempts are counted', async () => {
    const reason = { ground: 'procedure-error', explanation: '见证人未到场' };
    expect((await call('planner', 'POST', '/void', reason)).statusCode).toBe(403);
    const voided = await call('supervisor', 'POST', '/void', reason);
    expect(voided.json()).toMatchObject({ campaign: { state: 'approved', sequence: 2, commitment: null } });
    expect((await call('planner', 'GET', '/targets')).statusCode).toBe(404);
    const holder = `/secrets/${encodeURIComponent('监督员')}`;
    expect((await call('supervisor', 'PUT', holder, { sha256: SHA256 })).statusCode).toBe(200);
    expect((await call('planner', 'POST', '/commitment', {})).statusCode).toBe(201);
    expect((await call('planner', 'GET', '/documents/list')).statusCode).toBe(404);
    expect((await draw(SECRET)).statusCode).toBe(200);
    expect((await call('planner', 'POST', '/documents/list', {})).json()).toMatchObject({ number: 2 });
  });

  it('shows officers their own targets once it is issued, and nothing of others', async () => {
    const list = (await call('planner', 'GET', '/targets?limit=200')).json<{
      items: { id: string; team: string[] }[];
    }>();
    const [someone = ''] = list.items[0]?.team ?? [];
    const admin = await world.as('administrator', 'C');
    const person = {
      login: 'o1',
      name: '执法人员',
      inspector: someone,
      disabled: false,
      password: 'a first password',
    };
    const roles = [{ role: 'officer', organisation: 'C' }];
    await admin.call('PUT', '/api/v1/people/o1', { ...person, roles }, { 'if-none-match': '*' });
    const reply = await world.anonymous.call('POST', '/api/v1/session', {
      login: 'o1',
      password: 'a first password',
    });
    const cookie = reply.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const session = { cookie, 'x-csrf-token': reply.json<{ csrf: string }>().csrf };
    await world.anonymous.call(
      'PUT',
      '/api/v1/session/password',
      { current: person.password, next: 'a second password' },
      session,
    );
    const own = async (): Promise<string[]> =>
      (await world.anonymous.call('GET', '/api/v1/my/targets?limit=200', undefined, session))
        .json<{ items: { id: string }[] }>()
        .items.map(({ id }) => id)
        .sort();
    expect(await own()).toEqual([]);
    expect((await call('planner', 'POST', '/issue')).statusCode).toBe(409);
    expect((await call('planner', 'POST', '/pairing')).statusCode).toBe(200);
    expect((await call('planner', 'POST', '/issue')).statusCode).toBe(200);
    const expected = list.items
      .filter(({ team }) => team.includes(someone))
      .map(({ id }) => id)
      .sort();
    expect(await own()).toEqual(expected);
    const visits = async (reply: ReturnType<Client['call']>): Promise<string[]> =>
      (await reply)
        .json<{ items: { enterprise: string }[] }>()
        .items.map(({ enterprise: id }) => id)
        .sort();
    const ownVisits = world.anonymous.call('GET', '/api/v1/my/visits?limit=200', undefined, session);
    expect(await visits(ownVisits)).toEqual(expected);
    const planner = await world.as('planner', 'C');
    const all = planner.call('GET', '/api/v1/visits?campaign=safety/2026-04&limit=200');
    expect(await visits(all)).toEqual(list.items.map(({ id }) => id).sort());
    expect((await world.anonymous.call('GET', `${URL}/targets`, undefined, session)).statusCode).toBe(403);
  });

  it('is opened with a bundle that anybody can verify, with every attempt in its log', async () => {
    const publicBundle = () =>
      world.anonymous.call('GET', '/api/v1/public/campaigns/safety/2026-04/bundle.zip');
    expect((await publicBundle()).statusCode).toBe(404);
    expect((await call('planner', 'POST', '/opening')).statusCode).toBe(409);
    expect((await call('planner', 'POST', '/start')).statusCode).toBe(200);
    expect(
      (await call('supervisor', 'POST', '/void', { ground: 'other', explanation: '太晚' })).statusCode,
    ).toBe(409);
    expect((await call('planner', 'POST', '/closing')).statusCode).toBe(200);
    expect((await call('planner', 'POST', '/opening')).json()).toMatchObject({ state: 'opened' });
    const bundle = await publicBundle();
    expect(bundle.headers['content-type']).toBe('application/zip');
    const source = valueOf(unpackZip(new Uint8Array(bundle.rawPayload)));
    const { agrees, steps, content } = verifyBundle(nodeHash, source, compileRules);
    expect(steps.flatMap(({ problems }) => problems)).toEqual([]);
    expect(agrees).toBe(true);
    expect(content?.history.entries.map(({ kind, sequence }) => `${kind} ${String(sequence)}`)).toEqual([
      ...['commitment 1', 'draw 1', 'void 1'],
      ...['commitment 2', 'draw 2', 'opening 2'],
    ]);
  });

  it('leaves an unbroken trail, whose head the log’s signature covers', async () => {
    const trail = await world.store.readAudit(0, 10_000);
    trail.forEach(({ entry, hash }, index) => {
      expect(recordHash(nodeHash, entry as unknown as Json)).toBe(hash);
      expect([entry.position, entry.previous]).toEqual([index + 1, trail[index - 1]?.hash ?? '']);
    });
    expect(JSON.stringify(trail)).not.toContain(SECRET);
    const steps = trail
      .filter(({ entry }) => entry.subject.kind === 'campaign')
      .map(({ entry }) => entry.action);
    expect(steps).toEqual([
      ...['campaign.write', 'campaign.approve', 'campaign.commit', 'campaign.draw', 'campaign.void'],
      ...['campaign.commit', 'campaign.draw', 'campaign.issue', 'campaign.issue', 'campaign.issue'],
      ...['campaign.close', 'campaign.open'],
    ]);
    const { head } = await world.store.readLog();
    const [, position = '', hash = ''] = /^audit (\d+) ([0-9a-f]{64})$/m.exec(head?.note ?? '') ?? [];
    expect(trail[Number(position) - 1]?.hash).toBe(hash);
  });
});
