import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overdueOrders } from '../../src/app/followUps/overdueOrders.js';
import type { NewVisit } from '../../src/app/ports/visitStore.js';
import type { OperationKind, Payloads } from '../../src/core/visits/operation.js';
import { onBothDatabases } from '../integration/databases.js';
import { docxText } from '../support/docx.js';
import { valueOf } from '../support/result.js';
import { ACT, campaignsIn } from './accessRequests.js';
import { PHOTO, PHOTO_HASH, visitOf } from './accessVisits.js';
import { apiWorld, inspector, type Client, type World } from './world.js';

const TEAM = ['I-C11', 'I-C'] as const;
const REFUSED = { name: '王某', image: null, refused: 'disagrees', witness: '李某' } as const;

/** A phone: what it records, with its own numbers. */
function phone(name: string) {
  let sequence = 0;
  return <K extends OperationKind>(kind: K, payload: Payloads[K], seen: Record<string, number> = {}) => {
    sequence++;
    const id = `${name}-${String(sequence).padStart(16, '0')}`;
    return { id, device: name, sequence, seen, at: '2026-03-02T02:00:00Z', kind, payload };
  };
}

onBothDatabases('visits', (makeDatabase) => {
  let world: World;
  let count = 0;
  beforeAll(async () => {
    world = await apiWorld(await (await makeDatabase()).open());
    for (const id of TEAM) {
      const certificates = [
        { number: `Z-${id}`, domain: 'workSafety', from: '2025-01-01', to: '2027-12-31' },
      ];
      const person = { ...inspector(id, id.slice(2)), certificates };
      valueOf(await world.store.registry.inspectors.put(person, undefined, ACT));
    }
  });
  afterAll(() => world.close());

  const officer = (): Promise<Client> => world.as('officer', 'C11');
  /** Not a colleague of the team, and above the organisation of the visit. */
  const supervisor = (): Promise<Client> => world.as('supervisor', 'C1');

  /** A visit to E-C1, issued to the team. */
  async function issued(change: Partial<NewVisit> = {}): Promise<string> {
    const id = `V-${String(++count)}`;
    const campaign = await campaignsIn(world, () => id.toLowerCase())('paired', 'new');
    const visit = visitOf(id, `${campaign['name'] ?? ''}/${campaign['month'] ?? ''}`);
    const officers = TEAM.map((each, seat) => ({
      inspector: each,
      seat,
      name: each,
      certificate: `Z-${each}`,
    }));
    valueOf(
      await world.store.issueVisits(visit.campaign ?? '', [{ ...visit, officers, ...change }], [], ACT),
    );
    return id;
  }

  const send = async (visit: string, operations: readonly object[]) =>
    (await officer()).call('POST', `/api/v1/visits/${visit}/operations`, { operations });

  /** Everything that a visit needs, as one phone records it. */
  async function recorded(record = phone('phone-one'), code: Payloads['result']['code'] = 'other-violation') {
    const planner = await world.as('planner', 'C');
    const entry = await planner.call('GET', '/api/v1/enterprises/E-C1/entry-code');
    const text = entry.json<{ code: string }>().code;
    const finding = {
      finding: 'F1',
      checklist: null,
      item: null,
      grade: 'general',
      domain: 'workSafety',
    } as const;
    const flags = { evidence: [], corrected: false, withdrawn: false };
    return [
      record('checkIn', { place: null, code: text, notScanned: null }),
      ...TEAM.map((each) => record('presence', { officer: each, present: true, certificate: `Z-${each}` })),
      ...(code === 'no-problem' ? [] : [record('finding', { ...finding, ...flags, text: '通道堵塞' })]),
      record('result', { code, domain: 'workSafety', note: null, evidence: [] }),
      ...TEAM.map((each) => record('signature', { officer: each, image: 'a'.repeat(64) })),
      record('enterpriseSignature', REFUSED),
      record('complete', {}),
    ];
  }

  async function completed(): Promise<string> {
    const id = await issued();
    const reply = await send(id, await recorded());
    expect(reply.json()).toMatchObject({ visit: { stage: 'completed' } });
    return id;
  }

  const open = async (visit: string, body: object) =>
    (await officer()).call('POST', `/api/v1/visits/${visit}/follow-ups`, body);
  const handle = async (id: string, body: object) =>
    (await officer()).call('POST', `/api/v1/follow-ups/${id}/handling`, body);
  const decide = async (id: string, body: object, by = supervisor()) =>
    (await by).call('POST', `/api/v1/follow-ups/${id}/decisions`, body);

  describe('operations', () => {
    it('have one effect in whatever order and however often they come, and bad ones hold nobody up', async () => {
      const id = await issued();
      const operations = await recorded();
      const late = operations.slice(3);
      const first = await send(id, [...late].reverse());
      expect(first.json()).toMatchObject({
        visit: { stage: 'signed' },
        state: { waiting: [operations.at(-1)?.id] },
      });
      const rest = await send(id, [...operations, { id: 'nonsense' }, operations[0] ?? {}]);
      const outcomes = rest
        .json<{ receipts: { outcome: string }[] }>()
        .receipts.map(({ outcome }) => outcome);
      const repeated = Array<string>(late.length).fill('repeated');
      expect(outcomes).toEqual(['kept', 'kept', 'kept', ...repeated, 'refused', 'repeated']);
      expect(rest.json()).toMatchObject({
        visit: { stage: 'completed', resultCode: 'other-violation' },
        missing: [],
      });
      const reply = await (await officer()).call('GET', `/api/v1/visits/${id}`);
      expect(reply.json<{ operations: object[] }>().operations).toHaveLength(operations.length);
    });

    it('tell in words what is missing, and begin the campaign, which then cannot be voided', async () => {
      const id = await issued();
      const reply = await send(id, (await recorded()).slice(0, 2));
      const { visit, missing } = reply.json<{ visit: { campaign: string }; missing: { title: string }[] }>();
      expect(missing.map(({ title }) => title)).toContain(
        '1 certified officers are there; at least 2 must be',
      );
      const body = { ground: 'other', explanation: '太晚' };
      const voided = await (
        await world.as('supervisor', 'C')
      ).call('POST', `/api/v1/campaigns/${visit.campaign}/void`, body);
      expect(voided.statusCode).toBe(409);
    });

    it('of two phones that did not know of each other make a conflict that is shown and settled', async () => {
      const id = await issued();
      const [one, two] = [phone('phone-one'), phone('phone-two')];
      const said = (code: Payloads['result']['code']): Payloads['result'] => ({
        ...{ code, domain: null, note: null, evidence: [] },
      });
      const apart = await send(id, [one('result', said('closed')), two('result', said('unreachable'))]);
      expect(apart.json()).toMatchObject({ state: { conflicts: [{ field: 'result' }] } });
      const settled = await send(id, [one('result', said('closed'), { 'phone-two': 1 })]);
      expect(settled.json()).toMatchObject({ state: { conflicts: [], result: { code: 'closed' } } });
    });
  });

  describe('evidence', () => {
    it('goes on where the line was cut, and counts once its hash agrees', async () => {
      const id = await issued();
      const client = await officer();
      const path = `/api/v1/visits/${id}/evidence/${PHOTO_HASH}`;
      const bytes = { 'content-type': 'application/octet-stream' };
      const announced = { type: 'image/jpeg', size: PHOTO.length };
      const part = (offset: number, body: Buffer) =>
        client.call('POST', `${path}/parts?offset=${String(offset)}`, body, bytes);
      expect((await client.call('PUT', path, announced)).json()).toMatchObject({
        received: 0,
        complete: false,
      });
      expect((await part(0, PHOTO.subarray(0, 4))).json()).toMatchObject({ received: 4 });
      expect((await client.call('PUT', path, announced)).json()).toMatchObject({ received: 4 });
      expect((await part(0, PHOTO)).json()).toMatchObject({
        code: 'evidence.other-offset',
        params: { offset: 4 },
      });
      expect((await client.call('GET', `${path}/file`)).statusCode).toBe(409);
      expect((await part(4, PHOTO.subarray(4))).json()).toMatchObject({ complete: true });
      const file = await client.call('GET', `${path}/file`);
      expect([file.headers['content-type'], file.rawPayload.equals(PHOTO)]).toEqual(['image/jpeg', true]);
    });

    it('that is another file than was announced is forgotten and can be sent again', async () => {
      const id = await issued();
      const client = await officer();
      const path = `/api/v1/visits/${id}/evidence/${PHOTO_HASH}`;
      const bytes = { 'content-type': 'application/octet-stream' };
      await client.call('PUT', path, { type: 'image/jpeg', size: PHOTO.length });
      const other = await client.call('POST', `${path}/parts?offset=0`, Buffer.alloc(PHOTO.length), bytes);
      expect(other.json()).toMatchObject({ status: 422, code: 'evidence.hash-differs' });
      const right = await client.call('POST', `${path}/parts?offset=0`, PHOTO, bytes);
      expect(right.json()).toMatchObject({ complete: true });
      const large = { type: 'image/jpeg', size: 21 * 1024 * 1024 };
      expect(
        (await client.call('PUT', `/api/v1/visits/${id}/evidence/${'0'.repeat(64)}`, large)).statusCode,
      ).toBe(413);
    });
  });

  describe('rectification', () => {
    const ORDER = { kind: 'order', findings: ['F1'], demands: '清理通道', workdays: 5 };

    it('is closed only after a reinspection that found all in order', async () => {
      const visit = await completed();
      const opened = await open(visit, ORDER);
      const order = opened.json<{
        id: string;
        deadline: string;
        reinspection: { visit: string; on: string };
      }>();
      expect(order).toMatchObject({ deadline: '2026-03-09', reinspection: { on: '2026-03-10' } });
      const close = { step: 'closeOrder' };
      expect((await decide(order.id, close)).json()).toMatchObject({
        status: 409,
        code: 'followUps.not-rechecked',
      });
      expect((await handle(order.id, close)).statusCode).toBe(400);
      const again = order.reinspection.visit;
      const operations = await recorded(phone('phone-two'), 'no-problem');
      expect((await send(again, operations)).json()).toMatchObject({ visit: { stage: 'signed' } });
      const record = phone('phone-three');
      const seen = { 'phone-two': operations.length };
      const recheck = { order: order.id, passed: true, text: '已清理', evidence: [] };
      const done = await send(again, [
        record('recheck', recheck, seen),
        ...TEAM.map((each) => record('signature', { officer: each, image: 'b'.repeat(64) }, seen)),
        record('enterpriseSignature', REFUSED, seen),
        record('complete', {}, seen),
      ]);
      expect(done.json()).toMatchObject({ visit: { stage: 'completed' }, missing: [] });
      const read = await (await officer()).call('GET', `/api/v1/follow-ups/${order.id}`);
      const records = await (await supervisor()).call('GET', '/api/v1/records?enterprise=E-C1&limit=200');
      const ids = records.json<{ items: { id: string }[] }>().items.map(({ id }) => id);
      expect(ids).toEqual(
        expect.arrayContaining([`visit/${visit}`, `order/${order.id}`, `order/${order.id}/done`]),
      );
      expect(ids).not.toContain(`visit/${again}`);
      expect(read.json()).toMatchObject({ state: 'rectified', rechecks: [{ visit: again, passed: true }] });
      expect((await decide(order.id, close)).json()).toMatchObject({ state: 'closed' });
      expect((await decide(order.id, close)).statusCode).toBe(409);
    });

    it('is extended with a reason, which moves its reinspection; settings of later days move nothing', async () => {
      const first = await completed();
      const order = (await open(first, ORDER)).json<{
        id: string;
        reinspection: { visit: string };
      }>();
      const longer = { step: 'extendOrder', workdays: 3, reason: '设备未到货' };
      const extended = (await handle(order.id, longer)).json<{
        deadline: string;
        reinspection: { visit: string };
      }>();
      expect(extended).toMatchObject({ deadline: '2026-03-12', reinspection: { on: '2026-03-13' } });
      const former = await world.store.readVisit(order.reinspection.visit);
      expect(former?.withdrawn).toBe('extended');
      const chief = await world.as('supervisor', 'C');
      const read = await chief.call('GET', '/api/v1/settings/follow-ups');
      const standing = async () => {
        const visits = [first, extended.reinspection.visit].map((id) => world.store.readVisit(id));
        return (await Promise.all(visits)).map((each) => [each?.disclosureDue, each?.dueOn]);
      };
      const before = await standing();
      expect(before).toEqual([
        ['2026-03-30', null],
        [null, '2026-03-26'],
      ]);
      const settings = {
        ...read.json<object>(),
        ...{ rectificationWorkdays: 1, reinspectionWorkdays: 1, disclosureWorkdays: 1 },
      };
      const version = { 'if-match': String(read.headers['etag']) };
      expect((await chief.call('PUT', '/api/v1/settings/follow-ups', settings, version)).statusCode).toBe(
        200,
      );
      const after = await (await officer()).call('GET', `/api/v1/follow-ups/${order.id}`);
      const kept = { deadline: '2026-03-12', workdays: 5, reinspection: extended.reinspection };
      expect(after.json()).toMatchObject(kept);
      expect(await standing()).toEqual(before);
      expect((await open(await completed(), ORDER)).json()).toMatchObject({ code: 'followUps.too-long' });
      const back = {
        'if-match': String((await chief.call('GET', '/api/v1/settings/follow-ups')).headers['etag']),
      };
      await chief.call('PUT', '/api/v1/settings/follow-ups', read.json<object>(), back);
    });

    it('past its deadline is overdue, once, with a draft of a penalty that names no amount', async () => {
      const visit = await completed();
      const { id } = (await open(visit, ORDER)).json<{ id: string }>();
      const duty = overdueOrders({
        store: world.store,
        security: { token: () => `t${String(++count)}${'0'.repeat(16)}` },
      });
      await duty('2026-03-09', new Date('2026-03-09T01:00:00Z'));
      expect(await world.store.readFollowUp(id)).toMatchObject({ state: 'open' });
      await duty('2026-03-10', new Date('2026-03-10T01:00:00Z'));
      await duty('2026-03-10', new Date('2026-03-10T02:00:00Z'));
      expect(await world.store.readFollowUp(id)).toMatchObject({ state: 'overdue' });
      const drafts = await (await supervisor()).call('GET', `/api/v1/follow-ups?kind=penalty&visit=${visit}`);
      expect(drafts.json()).toMatchObject({ items: [{ cause: 'overdue', order: id, proposal: null }] });
      expect(drafts.json<{ items: object[] }>().items).toHaveLength(1);
    });
  });

  describe('penalties', () => {
    const propose = (amountFen: number) => ({
      step: 'proposePenalty',
      amountFen,
      basis: '第九十九条',
      facts: '事实',
    });
    const agree = { step: 'reviewPenalty', agreed: true, opinion: '同意' };
    const decision = (amountFen: number) => ({ step: 'decidePenalty', amountFen, text: '罚款' });

    async function proposed(amountFen: number): Promise<string> {
      const { id } = (await open(await completed(), { kind: 'penalty' })).json<{ id: string }>();
      expect((await handle(id, propose(amountFen))).json()).toMatchObject({ state: 'proposed' });
      return id;
    }

    it('of ¥29,999 pass without collective review, those of ¥30,000 do not', async () => {
      const below = await proposed(2_999_900);
      await decide(below, agree);
      expect((await decide(below, decision(2_999_900))).json()).toMatchObject({ state: 'decided' });
      const at = await proposed(3_000_000);
      await decide(at, agree);
      const early = await decide(at, decision(3_000_000));
      expect(early.json()).toMatchObject({ status: 409, code: 'followUps.collective-needed' });
      const meeting = { step: 'discussPenalty', agreed: true, minutes: '一致同意' };
      const few = await decide(at, { ...meeting, attendees: ['a', 'b'] });
      expect(few.json()).toMatchObject({ code: 'followUps.too-few-attendees' });
      expect((await decide(at, { ...meeting, attendees: ['a', 'b', 'c'] })).json()).toMatchObject({
        state: 'agreed',
      });
      expect((await decide(at, decision(3_000_001))).json()).toMatchObject({
        code: 'followUps.above-proposal',
      });
      expect((await decide(at, decision(3_000_000))).json()).toMatchObject({ state: 'decided' });
    });

    it('are not reviewed by who investigated, nor handled by who reviews', async () => {
      const id = await proposed(100_000);
      // The supervisor of the county sat on the visit as inspector I-C.
      const colleague = await decide(id, agree, world.as('supervisor', 'C'));
      expect(colleague.json()).toMatchObject({ status: 403, code: 'followUps.investigator' });
      const handling = await (
        await supervisor()
      ).call('POST', `/api/v1/follow-ups/${id}/handling`, propose(1));
      expect(handling.statusCode).toBe(403);
      expect((await decide(id, agree)).json()).toMatchObject({ state: 'reviewed' });
    });
  });

  it('to enterprises that nobody finds need no signature of theirs, and bring a proposal with its deadline', async () => {
    const id = await issued();
    const record = phone('phone-one');
    const photo = [record('checkIn', { place: null, code: null, notScanned: 'nobody-there' })];
    const reply = await send(id, [
      ...photo,
      ...TEAM.map((each) => record('presence', { officer: each, present: true, certificate: 'Z' })),
      record('result', { code: 'unreachable', domain: null, note: null, evidence: [PHOTO_HASH] }),
      ...TEAM.map((each) => record('signature', { officer: each, image: 'a'.repeat(64) })),
      record('complete', {}),
    ]);
    expect(reply.json()).toMatchObject({ visit: { stage: 'completed' }, missing: [] });
    const proposals = await (await supervisor()).call('GET', `/api/v1/follow-ups?kind=abnormal&visit=${id}`);
    expect(proposals.json()).toMatchObject({
      items: [{ ground: 'unreachable', deadline: '2026-03-16', state: 'open' }],
    });
  });

  it('are put on paper: a draft first, then numbered, and unchanged by what happens later', async () => {
    const visit = await completed();
    const client = await officer();
    const path = `/api/v1/visits/${visit}/documents/record`;
    const paper = async (url: string): Promise<string> => {
      const reply = await client.call('GET', `${url}?format=docx&language=zh`);
      expect([url, reply.statusCode]).toEqual([url, 200]);
      return docxText(new Uint8Array(reply.rawPayload));
    };
    expect(await paper(path)).toContain('通道堵塞');
    expect(await paper(path)).toContain('不认可记录内容');
    const numbered = await client.call('POST', path);
    expect(numbered.json()).toMatchObject({ kind: 'record', year: 2026, subject: `visit/${visit}` });
    expect((await client.call('POST', path)).json()).toEqual(numbered.json());
    expect(await paper(`/api/v1/visits/${visit}/documents/notice`)).toContain('企业E-C1');
    await paper(`/api/v1/visits/${visit}/documents/evidence`);
    const demands = { kind: 'order', findings: ['F1'], demands: '清理消防通道', workdays: 5 };
    const order = (await open(visit, demands)).json<{ id: string }>().id;
    expect(await paper(`/api/v1/follow-ups/${order}/documents/order`)).toContain('清理消防通道');
    const early = await client.call('GET', `/api/v1/follow-ups/${order}/documents/reinspection`);
    expect(early.statusCode).toBe(404);
    const penalty = (await open(visit, { kind: 'penalty' })).json<{ id: string }>().id;
    const proposal = {
      step: 'proposePenalty',
      amountFen: 2_999_900,
      basis: '第九十九条',
      facts: '通道被占用',
    };
    await handle(penalty, proposal);
    expect(await paper(`/api/v1/follow-ups/${penalty}/documents/penalty`)).toContain('29,999');
    const pdf = await client.call('GET', `${path}?format=pdf`);
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('seal devices under numbers that are in force once', async () => {
    const visit = await completed();
    const measure = {
      ...{ kind: 'measure', measure: 'seal', basis: '第七十条', reason: '重大隐患', urgent: true, days: 30 },
      seals: [{ seal: 'FT-2026-1', device: '烘干房', place: '一车间' }],
    };
    const { id } = (await open(visit, measure)).json<{ id: string }>();
    expect((await open(visit, measure)).statusCode).toBe(409);
    expect((await open(visit, { ...measure, days: 31, seals: [] })).json()).toMatchObject({
      code: 'followUps.too-long',
    });
    expect((await decide(id, { step: 'decideMeasure', agreed: true, opinion: '同意' })).json()).toMatchObject(
      { state: 'decided' },
    );
    const release = { step: 'releaseSeals', seals: ['FT-2026-1'], reason: '隐患消除' };
    expect((await handle(id, release)).json()).toMatchObject({ state: 'released' });
    expect((await open(visit, measure)).statusCode).toBe(201);
  });
});
