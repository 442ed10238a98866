import { afterAll, beforeAll, expect, it } from 'vitest';
import { deadlinesJob } from '../../src/app/duties/deadlinesJob.js';
import type { ReportSettings } from '../../src/app/figures/reportSettings.js';
import { drawChecks } from '../../src/core/duties/randomCheck.js';
import { nodeHash } from '../../src/crypto/nodeHash.js';
import { onBothDatabases, type TestDatabase } from '../integration/databases.js';
import { onRawSql } from '../integration/rawSql.js';
import { ACT } from './accessRequests.js';
import { valueOf } from '../support/result.js';
import { apiWorld, enterprise, type Client, type World } from './world.js';

const NEW = { 'if-none-match': '*' };
const DICE = '31415926535897932384';

onBothDatabases('complaints, self-inspections and triggers', (makeDatabase) => {
  let world: World;
  let database: TestDatabase;
  let token = '';
  let planner: Client;
  let supervisor: Client;
  let officer: Client;

  beforeAll(async () => {
    database = await makeDatabase();
    world = await apiWorld(await database.open());
    [planner, supervisor, officer] = [
      await world.as('planner', 'C'),
      await world.as('supervisor', 'C'),
      await world.as('officer', 'C'),
    ];
  });
  afterAll(() => world.close());

  const code = (reply: { json(): { code: string } }): string => reply.json().code;
  const intake = (fields: object) => ({
    ...{ organisation: 'C1', enterprise: 'E-C1', receivedOn: '2026-02-27', channel: 'hotline' },
    ...{ subject: '夜间动火作业', matter: '厂区夜间违规动火', ...fields },
  });
  const takeIn = (id: string, fields: object = {}) =>
    planner.call('PUT', `/api/v1/complaints/${id}`, intake(fields), NEW);
  const at = (id: string, step: string): string => `/api/v1/complaints/${id}/${step}`;

  it('a complaint goes from intake to closure, and none is closed without an answer by somebody else', async () => {
    expect((await takeIn('T1')).json()).toMatchObject({ state: 'received', hasContact: false, dueOn: null });
    expect(
      code(await officer.call('POST', at('T1', 'answer'), { finding: 'unfounded', answer: '不属实' })),
    ).toBe('duties.complaint-step');
    expect(code(await supervisor.call('POST', at('T1', 'closing')))).toBe('duties.complaint-step');
    const assignment = { handling: 'supervised', handler: '东镇' };
    const assigned = await supervisor.call('POST', at('T1', 'assignment'), assignment);
    // The Saturday after the Friday of 27 February 2026 is a make-up workday (调休).
    expect(assigned.json()).toMatchObject({ state: 'assigned', dueOn: '2026-03-19' });
    const answer = { finding: 'verified', answer: '属实，已责令停工' };
    expect((await officer.call('POST', at('T1', 'answer'), answer)).json()).toMatchObject({
      ...{ state: 'answered', answeredOn: '2026-03-02', answeredBy: 'officer-C' },
    });
    expect((await supervisor.call('POST', at('T1', 'closing'))).json()).toMatchObject({ state: 'closed' });
    expect(code(await supervisor.call('POST', at('T1', 'assignment'), assignment))).toBe(
      'duties.complaint-step',
    );
  });

  it('a verified complaint is a fact from the day on which it was known, another is none', async () => {
    const record = await world.store.registry.records.read('complaint:T1');
    expect(record).toMatchObject({ enterprise: 'E-C1', kind: 'complaint', date: '2026-03-02' });
    expect(record?.words).toEqual({ state: 'verified' });
    await takeIn('T2');
    await supervisor.call('POST', at('T2', 'assignment'), { handling: 'referred', handler: '消防' });
    await officer.call('POST', at('T2', 'answer'), { finding: 'unfounded', answer: '不属实' });
    expect(await world.store.registry.records.read('complaint:T2')).toBeNull();
  });

  it('a complaint about nobody known cannot be found true of an enterprise', async () => {
    await takeIn('T3', { enterprise: null });
    await supervisor.call('POST', at('T3', 'assignment'), { handling: 'referred', handler: '西镇' });
    expect(
      code(await officer.call('POST', at('T3', 'answer'), { finding: 'partly', answer: '部分属实' })),
    ).toBe('duties.no-enterprise');
  });

  it('a contact is encrypted at rest, shown nowhere but on request, and each reading is recorded', async () => {
    const contact = { name: '张䶮', phone: '13900001111', other: null };
    expect((await takeIn('T4', { contact })).json()).toMatchObject({ hasContact: true });
    const listed = await planner.call('GET', '/api/v1/complaints?limit=200');
    expect(listed.body).not.toContain('13900001111');
    expect((await officer.call('POST', at('T4', 'contact-readings'), { reason: '回访' })).statusCode).toBe(
      403,
    );
    const read = await supervisor.call('POST', at('T4', 'contact-readings'), { reason: '回访' });
    expect(read.json()).toEqual({ contact });
    expect(read.headers['cache-control']).toBe('no-store');
    const trail = await supervisor.call('GET', '/api/v1/audit?kind=complaint&subject=T4');
    expect(trail.body).toContain('complaint.contact');
    expect(trail.body).toContain('回访');
    expect(trail.body).not.toContain('13900001111');
  });

  it('overdue complaints are those whose deadline passed without an answer', async () => {
    await takeIn('T5');
    await supervisor.call('POST', at('T5', 'assignment'), {
      ...{ handling: 'referred', handler: '西镇', dueOn: '2026-03-01' },
    });
    const overdue = await planner.call('GET', '/api/v1/complaints?overdue=true');
    expect(overdue.json<{ items: { id: string }[] }>().items.map(({ id }) => id)).toEqual(['T5']);
  });

  const questions = [
    { code: 'q1', text: '是否开展动火审批', kind: 'yesNo', required: true },
    { code: 'q2', text: '员工人数', kind: 'count', required: false },
  ];
  const round = { organisation: 'C', title: '三月自查', questions, dueOn: '2026-03-20' };
  const links = async (id: string) => {
    const reply = await planner.call('GET', `/api/v1/self-inspections/${id}/links?limit=200`);
    return new Map(
      reply
        .json<{ items: { enterprise: string; path: string; token: string }[] }>()
        .items.map((each) => [each.enterprise, each]),
    );
  };
  const open = (path: string): string => path.replace('/f/', '/api/v1/public/self-inspections/');
  const filledBy = { name: '李雷', phone: '13811112222' };

  it('a form goes out to every enterprise, and comes back once, through its address alone', async () => {
    const issued = await planner.call('PUT', '/api/v1/self-inspections/S1', round);
    expect(issued.json()).toMatchObject({ forms: 4, returned: 0, returnRate: '0', state: 'issued' });
    const again = await planner.call('PUT', '/api/v1/self-inspections/S1', round);
    expect(again.json()).toEqual(issued.json());
    expect(code(await planner.call('PUT', '/api/v1/self-inspections/S1', { ...round, title: '四月' }))).toBe(
      'store.already-there',
    );
    const forms = await links('S1');
    expect(forms.size).toBe(4);
    const path = open(forms.get('E-C1')?.path ?? '');
    token = forms.get('E-C1')?.token ?? '';
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const seen = await world.anonymous.call('GET', path);
    expect(seen.json()).toEqual({
      ...{ title: '三月自查', name: '企业E-C1', questions, dueOn: '2026-03-20', state: 'issued' },
    });
    expect(code(await world.anonymous.call('PUT', path, { answers: {}, filledBy }))).toBe(
      'duties.unanswered-question',
    );
    expect(code(await world.anonymous.call('PUT', path, { answers: { q1: 'maybe' }, filledBy }))).toBe(
      'duties.bad-answer',
    );
    for (const id of ['E-C1', 'E-C11', 'E-C2']) {
      const own = open(forms.get(id)?.path ?? '');
      const back = await world.anonymous.call('PUT', own, { answers: { q1: 'yes', q2: '12' }, filledBy });
      expect(back.json()).toMatchObject({ state: 'returned' });
    }
    const twice = await world.anonymous.call('PUT', path, { answers: { q1: 'yes', q2: '12' }, filledBy });
    expect(twice.statusCode).toBe(200);
    expect(code(await world.anonymous.call('PUT', path, { answers: { q1: 'no' }, filledBy }))).toBe(
      'duties.form-returned',
    );
    expect((await planner.call('GET', '/api/v1/self-inspections/S1')).json()).toMatchObject({
      ...{ forms: 4, returned: 3, returnRate: '75' },
    });
  });

  it('an address that is not one finds nothing, and guesses are counted', async () => {
    const guess = `/api/v1/public/self-inspections/${'A'.repeat(43)}`;
    expect((await world.anonymous.call('GET', guess)).statusCode).toBe(404);
  });

  it('a form is a page that needs no script, keeps what was typed, and says what is wrong', async () => {
    await planner.call('PUT', '/api/v1/self-inspections/S2', {
      ...round,
      title: '<b>自查</b>',
      questions: [...questions, { code: 'q3', text: '说明 "A&B"', kind: 'text', required: true }],
    });
    const { path = '' } = (await links('S2')).get('E-C2') ?? {};
    const html = { 'accept-language': 'zh' };
    const page = await world.anonymous.call('GET', path, undefined, html);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.body).not.toMatch(/<script|<b>|\bon[a-z]+=/i);
    expect(page.body).toContain('说明 &quot;A&amp;B&quot;');
    const nonce = /<style nonce="([^"]+)"/.exec(page.body)?.[1] ?? '?';
    expect(page.headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
    const send = (fields: Record<string, string>) =>
      world.server.inject({
        ...{ method: 'POST', url: path, payload: new URLSearchParams(fields).toString() },
        headers: { ...html, 'content-type': 'application/x-www-form-urlencoded' },
      });
    const partly = await send({ 'q-q1': 'yes', 'q-q3': ' ', filler: '韩<梅', phone: '1' });
    expect(partly.statusCode).toBe(422);
    expect(partly.body).toContain('题目“q3”必须填写');
    expect(partly.body).toContain('value="韩&lt;梅"');
    const whole = await send({ 'q-q1': 'yes', 'q-q2': '', 'q-q3': '无', filler: '韩梅', phone: '' });
    expect(whole.body).toContain('已提交');
    expect((await world.anonymous.call('GET', path, undefined, html)).body).not.toContain('<form');
    expect((await world.anonymous.call('GET', `/f/${'A'.repeat(43)}`, undefined, html)).statusCode).toBe(404);
  });

  it('reminders go to those whose form is not back, once a day', async () => {
    const remind = () => planner.call('POST', '/api/v1/self-inspections/S1/reminders');
    expect((await remind()).json()).toEqual({ reminded: 1 });
    expect((await remind()).json()).toEqual({ reminded: 0 });
    const open = await planner.call('GET', '/api/v1/self-inspections/S1/forms?state=issued');
    expect(open.json<{ items: object[] }>().items).toMatchObject([{ enterprise: 'E-C', reminders: 1 }]);
  });

  it('after the closing forms are facts, and dice pick those that are checked on the spot', async () => {
    const call = (step: string, body?: object) =>
      planner.call('POST', `/api/v1/self-inspections/S1/${step}`, body);
    expect(code(await call('closing'))).toBe('duties.day-order');
    expect(code(await call('check-draw', { dice: DICE, count: 2 }))).toBe('duties.self-inspection-state');
    world.setClock(new Date('2026-03-21T01:00:00Z'));
    planner = await world.as('planner', 'C');
    officer = await world.as('officer', 'C');
    supervisor = await world.as('supervisor', 'C');
    expect((await call('closing')).json()).toMatchObject({ state: 'closed', returned: 3 });
    const word = async (id: string) =>
      (await world.store.registry.records.read(`selfInspection:S1:${id}`))?.words['state'];
    expect([await word('E-C'), await word('E-C1')]).toEqual(['notReturned', 'returned']);
    const late = open((await links('S1')).get('E-C')?.path ?? '');
    expect(code(await world.anonymous.call('PUT', late, { answers: { q1: 'yes' }, filledBy }))).toBe(
      'duties.self-inspection-state',
    );
    expect(code(await call('check-draw', { dice: DICE, count: 4 }))).toBe('duties.too-many-checks');
    expect((await call('check-draw', { dice: DICE, count: 2 })).json()).toMatchObject({
      picked: 2,
      dice: DICE,
    });
    expect((await call('check-draw', { dice: DICE, count: 2 })).json()).toMatchObject({ picked: 2 });
    expect(code(await call('check-draw', { dice: `${DICE}1`, count: 2 }))).toBe('duties.check-drawn');
    const picked = await planner.call('GET', '/api/v1/self-inspections/S1/forms?picked=true');
    const found = picked.json<{ items: { enterprise: string; pick: number }[] }>().items;
    const order = found.toSorted((a, b) => a.pick - b.pick).map(({ enterprise: id }) => id);
    const returned = ['E-C2', 'E-C1', 'E-C11'];
    expect(order).toEqual(drawChecks(nodeHash, { id: 'S1', returned, dice: DICE, count: 2 }));
    const check = (id: string) =>
      officer.call('POST', `/api/v1/self-inspections/S1/forms/${id}/check`, { agrees: true, note: null });
    expect((await check(order[0] ?? '')).json()).toMatchObject({ agrees: true, checkedOn: '2026-03-21' });
    expect(code(await check(returned.find((id) => !order.includes(id)) ?? ''))).toBe(
      'duties.form-not-picked',
    );
  });

  it('the day’s run finds each reason once, however often it runs', async () => {
    const { registry } = world.store;
    const put = async (
      id: string,
      date: string,
      kind: 'accident' | 'rectification' | 'inspection',
      rest: object,
    ) =>
      valueOf(
        await registry.records.put(
          { ...{ id, enterprise: 'E-C1', date, kind, numbers: {}, words: {} }, ...rest },
          null,
          ACT,
        ),
      );
    await put('A1', '2026-03-10', 'accident', { words: { gravity: 'serious' } });
    await put('A2', '2025-04-10', 'accident', { words: { gravity: 'minor' } });
    await put('A3', '2025-05-10', 'accident', { words: { gravity: 'minor' } });
    await put('O1', '2026-02-01', 'rectification', { words: { state: 'open' }, numbers: { dueInDays: 30 } });
    await put('O2', '2026-02-01', 'rectification', { words: { state: 'open' }, numbers: { dueInDays: 90 } });
    const licence = { kind: '许可', number: 'L-9', from: null, to: '2026-03-15' };
    valueOf(
      await registry.enterprises.put(enterprise('E-C2', 'C2', { licences: [licence] }), undefined, ACT),
    );
    const run = () => supervisor.call('POST', '/api/v1/triggers/runs');
    expect((await run()).json()).toEqual({ found: 5, taken: 0, overdue: 0 });
    expect((await run()).json()).toEqual({ found: 0, taken: 0, overdue: 0 });
    const list = async (query = '') =>
      (await supervisor.call('GET', `/api/v1/triggers?${query}`)).json<{
        items: { id: string; ground: string; month: string | null; dueOn: string; state: string }[];
      }>().items;
    const found = await list();
    expect(found.map(({ ground, month, dueOn }) => `${ground} ${String(month)} ${dueOn}`).sort()).toEqual([
      'accident-last-month 2026-04 2026-04-30',
      'licence-expired 2026-04 2026-04-30',
      'rectification-overdue null 2026-03-22',
      'repeat-accidents 2026-04 2026-04-30',
      'serious-injury null 2026-03-22',
    ]);
    world.setClock(new Date('2026-03-24T01:00:00Z'));
    supervisor = await world.as('supervisor', 'C');
    await put('V1', '2026-03-23', 'inspection', {});
    expect((await run()).json()).toEqual({ found: 0, taken: 2, overdue: 0 });
    const [first] = await list('state=open&ground=licence-expired');
    const dismissal = { reason: '许可证已注销，不再适用' };
    const path = `/api/v1/triggers/${first?.id ?? ''}/dismissal`;
    expect((await planner.call('POST', path, dismissal)).statusCode).toBe(401);
    expect((await supervisor.call('POST', path, dismissal)).json()).toMatchObject({ state: 'dismissed' });
    expect((await run()).json()).toEqual({ found: 0, taken: 0, overdue: 0 });
    const signal = new AbortController().signal;
    const handler = deadlinesJob({ store: world.store, now: () => new Date('2026-03-24T01:00:00Z') });
    const job = {
      id: 'J',
      kind: 'deadlines',
      subject: '2026-03-24',
      payload: { day: '2026-03-24' },
    } as const;
    const turn = {
      ...job,
      turn: 'run',
      attempt: 1,
      owner: 'x',
      requestedBy: null,
      organisation: null,
    } as const;
    expect(await handler(turn, { signal, report: () => Promise.resolve() })).toEqual({
      ...{ kind: 'done', result: { found: 0, taken: 0, overdue: 0 } },
    });
    const trail = await supervisor.call('GET', '/api/v1/audit?kind=triggerRun');
    expect(trail.json<{ items: object[] }>().items).toHaveLength(2);
  });

  it('grounds are settings: one that is switched off is not looked for', async () => {
    const settings = await supervisor.call('GET', '/api/v1/report-settings');
    const body = settings.json<ReportSettings>();
    const off = { ...body.triggers.dispositions, 'accident-last-month': null, 'serious-injury': 'certainty' };
    const changed = { ...body, triggers: { ...body.triggers, dispositions: off } };
    const tag = { 'if-match': String(settings.headers['etag']) };
    expect((await supervisor.call('PUT', '/api/v1/report-settings', changed, tag)).statusCode).toBe(200);
    const accident = {
      id: 'A9',
      enterprise: 'E-C11',
      date: '2026-03-23',
      kind: 'accident',
      numbers: {},
    } as const;
    valueOf(await world.store.registry.records.put({ ...accident, words: { gravity: 'death' } }, null, ACT));
    expect((await supervisor.call('POST', '/api/v1/triggers/runs')).json()).toMatchObject({ found: 1 });
    const found = await supervisor.call('GET', '/api/v1/triggers?enterprise=E-C11');
    expect(found.json<{ items: object[] }>().items).toMatchObject([
      { ground: 'serious-injury', disposition: 'certainty', month: '2026-04' },
    ]);
  });

  it('no contact, no name of who filled a form in and no address of a form stands in the database in clear', async () => {
    await world.close();
    const dump = await onRawSql(database.options, async (client) => {
      const tables = ['complaints', 'self_inspection_forms', 'audit_trail', 'idempotent_replies'];
      const found: Record<string, unknown>[] = [];
      for (const table of tables)
        found.push(...(await client.query<Record<string, unknown>>(`SELECT * FROM ${table}`)).rows);
      return found;
    });
    const text = JSON.stringify(dump, (_key, value: unknown) =>
      Buffer.isBuffer(value) ? value.toString('latin1') : value,
    );
    expect(dump.filter(({ contact, filler }) => Buffer.isBuffer(contact ?? filler))).toHaveLength(5);
    for (const secret of ['13900001111', '张䶮', filledBy.phone, filledBy.name, token]) {
      expect(secret).not.toBe('');
      expect(text).not.toContain(secret);
    }
  });
});
