import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Act } from '../../src/app/ports/act.js';
import type { CampaignState } from '../../src/app/ports/campaignStore.js';
import type { Role } from '../../src/core/access/roles.js';
import { versionOf } from '../../src/app/versions/version.js';
import { recordHash } from '../../src/core/kernel/hash.js';
import type { Json } from '../../src/core/kernel/canonical.js';
import { contentHash } from '../../src/core/scoring/contentHash.js';
import { parseRuleSet } from '../../src/core/scoring/parseRuleSet.js';
import { nodeHash } from '../../src/crypto/nodeHash.js';
import { valueOf } from '../support/result.js';
import { addComplaint, addRound, addTrigger, complaint, ROUND } from './accessDuties.js';
import { addDocument } from './accessDocuments.js';
import {
  addAbnormal,
  addCompletedVisit,
  addMeasure,
  addPenalty,
  addPhoto,
  addVisit,
  PHOTO,
  PHOTO_HASH,
} from './accessVisits.js';
import { enterprise, inspector, PASSWORD, type World } from './world.js';

/** A valid request of one route for something of C1 (or of the whole office, C). */
export interface AccessRequest {
  /** Values of the path's parameters. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** Words that stand in the answer of whoever may see the thing, and in nobody else's. */
  readonly shows?: string;
}

export interface Scene {
  readonly world: World;
  /** Different each time. */
  readonly serial: () => string;
  readonly caller: { readonly role: Role | 'anonymous'; readonly place: string };
  readonly campaignIn: (state: CampaignState, which?: 'new') => Promise<Readonly<Record<string, string>>>;
}

export const ACT: Act = {
  actor: 'system',
  action: 'system.setUp',
  at: new Date('2026-03-01T00:00:00Z'),
  reason: null,
};
export const ORGANISATION = 'C1';
export const FIRST_CAMPAIGN = 'a-first/2026-04';
const NEW = { 'if-none-match': '*' };
const HOLDER = '监督员';
const SHA256 = createHash('sha256').update('secret').digest('hex');

export const plan = (campaign: string): Json => ({
  ...{ format: 'evenhand/plan/v1', campaign, kind: 'rehearsal', organisation: '某县', language: 'zh' },
  title: { zh: '安全检查', en: 'Safety inspections' },
  calendar: { region: 'CN', provisionalApprovedBy: null },
  draw: { kind: 'rates', rates: { A: '1/4', B: '1/4', C: '1/2', D: '1' } },
  reserves: { rate: '1/4' },
  teams: { domain: 'workSafety', size: 2, loadCap: 20, withinRegion: false },
  schedule: { dailyCap: 4 },
  seed: { dice: 20, holders: [HOLDER] },
});

const PERIOD = { from: '2026-01-01', to: '2026-01-31' };
const OWNED = {
  licences: [{ kind: '食品经营许可', number: 'L1', ...PERIOD }],
  devices: [{ kind: '烘干房', count: 2, since: '2026-01-01' }],
  hazardSources: [{ grade: 3, sites: 1, since: '2026-01-01' }],
  marks: [{ kind: 'entrusted', ...PERIOD }],
} as const;
const HELD = {
  certificates: [{ number: 'Z1', domain: 'workSafety', ...PERIOD }],
  leave: [PERIOD],
  recusals: [{ enterprise: 'E-C2', ground: 'relation' }],
} as const;

/** The things of C1 that requests ask for, beside those that every world has. */
export async function furnish(world: World): Promise<void> {
  const { store } = world;
  const { records, items, enterprises, inspectors } = store.registry;
  valueOf(await enterprises.put(enterprise('E-C1', ORGANISATION, OWNED), undefined, ACT));
  valueOf(await inspectors.put({ ...inspector('I-C1', ORGANISATION), ...HELD }, undefined, ACT));
  const record = { id: 'R-C1', enterprise: 'E-C1', date: '2026-01-05', kind: 'complaint' } as const;
  valueOf(await records.put({ ...record, numbers: {}, words: {} }, null, ACT));
  valueOf(await items.put(item('T-C1'), null, ACT));
  await addKey(store, 'K-C1', 'secret of K-C1', ['enterprise.read'], ORGANISATION);
  await addPerson(store, 'P-C1');
  await addCampaign(store, 'a-first');
  await addRecusal(store, 'Q-C1');
  await addDraft(store);
  valueOf(await store.importSources.put(source('S-C1'), null, ACT));
  await addImport(store, 'M-C1');
  await addJob(store, 'J-C1');
  await addComplaint(store, 'B-C1', ACT);
  await addRound(store, 'Z-C1', ACT);
  await addTrigger(store, 'first', ACT);
  await addDocument(store, 'campaign/other/2026-04/1', ACT);
  await addCompletedVisit(store, 'V-C1', idOf(await campaignsIn(world, () => 'v')('paired', 'new')), ACT);
  await addPhoto(store, 'V-C1', ACT);
  await addAbnormal(store, 'AB-C1', 'V-C1', ACT);
  await addMeasure(store, 'ME-C1', 'V-C1', ACT);
}

/** A job of C1 that waits; nobody works here. */
async function addJob(store: World['store'], subject: string): Promise<string> {
  const request = { kind: 'deadlines', subject, payload: { day: '2026-03-02' } } as const;
  return valueOf(await store.requestJob({ ...request, organisation: ORGANISATION })).id;
}

const waitingJob: Build = async ({ world, serial }) => ({
  params: { id: await addJob(world.store, `J-${serial()}`) },
});
const cancelledJob: Build = async ({ world, serial }) => {
  const id = await addJob(world.store, `J-${serial()}`);
  valueOf(await world.store.cancelJob(id, ACT));
  return { params: { id } };
};

const RECUSAL = { inspector: 'I-C1', enterprise: 'E-C1', ground: 'relation' } as const;
async function addRecusal(store: World['store'], id: string): Promise<void> {
  const open = { requestedBy: 'somebody', decidedBy: null, granted: null };
  valueOf(await store.requestRecusal({ id, ...RECUSAL, ...open }, ACT));
}

const RULES = JSON.parse(readFileSync('rules/work-safety.json', 'utf8')) as Record<string, Json>;
const ruleSet = (version: number): Record<string, Json> => ({ ...RULES, version });
/** Content hash of the rule set that waits for approval in C1. */
const DRAFT = contentHash(nodeHash, valueOf(parseRuleSet(ruleSet(77))));
async function addDraft(store: World['store']): Promise<void> {
  const draft = { hash: DRAFT, name: 'work-safety', version: '77', organisation: ORGANISATION };
  const open = { author: 'somebody', approver: null, approved: null };
  valueOf(await store.submitDraft({ ...draft, ...open }, { ...ruleSet(77), approval: null }, ACT));
}

const source = (id: string) => ({
  ...{ id, name: id, organisation: ORGANISATION, complete: false, register: null, history: null },
});
const registerFile = (id: string) => Buffer.from(`id,name\n${id},企业\n`);

async function addImport(store: World['store'], id: string): Promise<void> {
  const file = registerFile(id);
  const upload = {
    id,
    organisation: ORGANISATION,
    source: 'S-C1',
    kind: 'register',
    fileName: 'a.csv',
  } as const;
  await store.beginUpload(upload, ACT);
  await store.addPart(id, 0, file);
  const sha256 = createHash('sha256').update(file).digest('hex');
  const found = { columns: ['id', 'name'], sample: [], proposal: null };
  valueOf(await store.endUpload(id, { size: file.length, sha256, found }, ACT));
}

const item = (code: string) => ({
  ...{ code, name: { zh: '事项', en: 'Item' }, domain: 'workSafety', basis: '第一条', rate: null },
  ...{ kind: 'key' as const, organisation: ORGANISATION },
});

export async function addKey(
  store: World['store'],
  id: string,
  secret: string,
  scopes: readonly string[],
  organisation: string,
): Promise<void> {
  const fingerprint = createHash('sha256').update(secret).digest('hex');
  const times = { createdAt: ACT.at, expiresAt: new Date('2027-03-01T00:00:00Z'), revokedAt: null };
  valueOf(
    await store.addKey(
      { id, name: id, organisation, scopes, createdBy: 'system', ...times },
      fingerprint,
      ACT,
    ),
  );
}

const person = (id: string) => ({
  ...{ login: id, name: id, inspector: null, disabled: false },
  roles: [{ role: 'leader' as const, organisation: ORGANISATION }],
});

async function addPerson(store: World['store'], id: string): Promise<void> {
  valueOf(await store.putPerson({ id, ...person(id) }, 'no password', null, ACT));
}

async function addCampaign(store: World['store'], name: string): Promise<string> {
  const draft = {
    id: `${name}/2026-04`,
    month: '2026-04',
    organisation: ORGANISATION,
    kind: 'rehearsal',
  } as const;
  const title = { zh: '安全检查', en: 'Safety inspections' };
  const rest = { title, plan: plan(name), rules: 'a'.repeat(64), plannedBy: 'somebody' };
  return valueOf(await store.putCampaign({ ...draft, ...rest }, null, ACT)).id;
}

const LIFE: readonly CampaignState[] = [
  'draft',
  'approved',
  'committed',
  'drawn',
  'paired',
  'issued',
  'inProgress',
];

/** Gives a campaign of C1 in a state; the same one until a request has moved it on. */
export function campaignsIn({ store }: World, serial: () => string): Scene['campaignIn'] {
  const standing = new Map<CampaignState, string>();
  return async (state, which) => {
    const known = standing.get(state);
    if (which !== 'new' && known !== undefined && (await store.loadCampaign(known))?.state === state)
      return named(known);
    const id = await addCampaign(store, `m-${serial()}`);
    const steps = LIFE.slice(0, LIFE.indexOf(state) + 1);
    for (const [at, to] of steps.slice(1).entries()) {
      if (to !== 'committed') valueOf(await store.advanceCampaign(id, steps[at] ?? 'draft', to));
      else {
        const hash = recordHash(nodeHash, id);
        valueOf(await store.commit({ hash, campaign: id, sequence: 1, content: JSON.stringify(id) }));
      }
    }
    standing.set(state, id);
    return named(id);
  };
}

const named = (id: string): Readonly<Record<string, string>> => {
  const [name = '', month = ''] = id.split('/');
  return { name, month };
};

const idOf = ({ name = '', month = '' }: Readonly<Record<string, string>>): string => `${name}/${month}`;

type Build = (scene: Scene) => AccessRequest | Promise<AccessRequest>;

const put = (make: (id: string) => object, headers: Readonly<Record<string, string>> = NEW): Build => {
  return ({ serial }) => {
    const id = `N-${serial()}`;
    return { params: { id }, body: make(id), headers };
  };
};
const one = (id: string): Build => {
  return () => ({ params: { id }, shows: `"${id}"` });
};
const list = (shows: string, query = 'limit=200'): Build => {
  return () => ({ query, shows: `"${shows}"` });
};
/** A list as a file that shows something. */
const file = (shows: string, query = ''): Build => {
  return () => ({ query: `format=csv&${query}`, shows });
};
const step = (state: CampaignState, body?: object): Build => {
  return async ({ campaignIn }) => ({
    params: await campaignIn(state),
    ...(body === undefined ? {} : { body }),
  });
};
/** The list of a drawn campaign of C1, numbered. */
const onDocument = (body?: object): Build => {
  return async ({ world, campaignIn }) => {
    const { name = '', month = '' } = await campaignIn('drawn');
    await addDocument(world.store, `campaign/${name}/${month}/1`, ACT);
    return {
      params: { name, month, kind: 'list' },
      query: 'format=docx',
      ...(body === undefined ? {} : { body }),
    };
  };
};
/** A visit to E-C1 that nobody has begun. */
const onVisit = (request: AccessRequest): Build => {
  return async ({ world, serial, campaignIn }) => {
    const id = `V-${serial()}`;
    await addVisit(world.store, id, idOf(await campaignIn('paired', 'new')), ACT);
    return { ...request, params: { id, ...request.params } };
  };
};
const onPhoto = (request: AccessRequest = {}): Build => {
  return () => ({ ...request, params: { id: 'V-C1', sha256: PHOTO_HASH } });
};
const onFollowUp = (add: typeof addPenalty, body: object): Build => {
  return async ({ world, serial }) => {
    const id = `FU-${serial()}`;
    await add(world.store, id, 'V-C1', ACT);
    return { params: { id }, body };
  };
};
const newPhoto: Build = async (scene) => {
  const announced = { type: 'image/jpeg', size: PHOTO.length };
  const { params: { id = '' } = {} } = await onVisit({})(scene);
  valueOf(await scene.world.store.beginEvidence({ visit: id, sha256: PHOTO_HASH, ...announced }, ACT));
  const headers = { 'content-type': 'application/octet-stream' };
  return { params: { id, sha256: PHOTO_HASH }, query: 'offset=0', body: PHOTO, headers };
};
const importStep = (body?: object): Build => {
  return async ({ world, serial }) => {
    const id = `M-${serial()}`;
    await addImport(world.store, id);
    return { params: { id }, ...(body === undefined ? {} : { body }) };
  };
};
const onComplaint = (body?: object): Build => {
  return async ({ world, serial }) => {
    const id = `B-${serial()}`;
    await addComplaint(world.store, id, ACT);
    return { params: { id }, ...(body === undefined ? {} : { body }) };
  };
};
const onRound = (body?: object): Build => {
  return async ({ world, serial }) => {
    const id = `Z-${serial()}`;
    await addRound(world.store, id, ACT);
    return { params: { id, enterprise: 'E-C1' }, ...(body === undefined ? {} : { body }) };
  };
};
const onForm = (body?: object): Build => {
  return async ({ world, serial }) => ({
    params: { token: await addRound(world.store, `Z-${serial()}`, ACT) },
    ...(body === undefined ? {} : { body }),
  });
};
const span = (params: Readonly<Record<string, string>> = {}): Build => {
  return () => ({ params, query: 'from=2026-01-01&to=2026-03-31' });
};
const plain: Build = () => ({});
const fresh: Build = async ({ world, caller }) =>
  caller.role === 'anonymous' || caller.role === 'exchange'
    ? {}
    : { headers: await world.signInAgain(caller.role, caller.place) };

/** A valid request for every route of the interface. */
export const ACCESS_REQUESTS: Readonly<Record<string, Build>> = {
  'GET /health': plain,
  'GET /ready': plain,
  'POST /api/v1/session': async ({ world }) => {
    await world.as('leader', 'C2');
    return { body: { login: 'leader-C2', password: PASSWORD } };
  },
  'GET /api/v1/session': plain,
  'DELETE /api/v1/session': fresh,
  'PUT /api/v1/session/password': () => ({ body: { current: PASSWORD, next: PASSWORD } }),
  'POST /api/v1/session/one-time-codes': plain,
  'PUT /api/v1/session/one-time-codes': () => ({ body: { password: PASSWORD, confirmed: null } }),
  'GET /api/v1/people': list('P-C1'),
  'GET /api/v1/people/{id}': one('P-C1'),
  'PUT /api/v1/people/{id}': put((id) => ({ ...person(id), password: PASSWORD })),
  'DELETE /api/v1/people/{id}/sessions': () => ({ params: { id: 'P-C1' } }),
  'GET /api/v1/keys': list('K-C1'),
  'PUT /api/v1/keys/{id}': put(
    (id) => ({ name: id, organisation: ORGANISATION, scopes: ['enterprise.read'], days: 1 }),
    {},
  ),
  'DELETE /api/v1/keys/{id}': () => ({ params: { id: 'K-C1' } }),
  'GET /api/v1/enterprises': list('E-C1'),
  'GET /api/v1/enterprises/{id}': one('E-C1'),
  'PUT /api/v1/enterprises/{id}': put((id) => enterprise(id, ORGANISATION)),
  'GET /api/v1/records': list('R-C1'),
  'GET /api/v1/records/{id}': one('R-C1'),
  'PUT /api/v1/records/{id}': put((id) => ({
    ...{ id, enterprise: 'E-C1', date: '2026-01-05', kind: 'complaint', numbers: {}, words: {} },
  })),
  'GET /api/v1/inspectors': list('I-C1'),
  'GET /api/v1/inspectors/{id}': one('I-C1'),
  'PUT /api/v1/inspectors/{id}': put((id) => inspector(id, ORGANISATION)),
  'GET /api/v1/items': list('T-C1'),
  'GET /api/v1/items/{id}': one('T-C1'),
  'PUT /api/v1/items/{id}': put((code) => item(code)),
  'GET /api/v1/organisations': () => ({ query: 'limit=200', shows: '"东镇"' }),
  'GET /api/v1/organisations/{id}': one('C1'),
  'PUT /api/v1/organisations/{id}': put((code) => ({ code, name: code, level: 3, parent: ORGANISATION })),
  'GET /api/v1/rule-sets': list(DRAFT),
  'GET /api/v1/rule-sets/{hash}': () => ({ params: { hash: DRAFT }, shows: DRAFT }),
  'POST /api/v1/rule-sets': ({ serial }) => ({
    body: { organisation: ORGANISATION, ruleSet: ruleSet(Number(serial())) },
  }),
  'POST /api/v1/rule-sets/{hash}/approval': () => ({ params: { hash: DRAFT } }),
  'GET /api/v1/recusals': list('Q-C1'),
  'PUT /api/v1/recusals/{id}': ({ serial }) => ({ params: { id: `N-${serial()}` }, body: RECUSAL }),
  'POST /api/v1/recusals/{id}/decision': async ({ world, serial }) => {
    const id = `D-${serial()}`;
    await addRecusal(world.store, id);
    return { params: { id }, body: { granted: false } };
  },
  'GET /api/v1/campaigns': list(FIRST_CAMPAIGN),
  'GET /api/v1/campaigns/{name}/{month}': () => ({ params: named(FIRST_CAMPAIGN), shows: FIRST_CAMPAIGN }),
  'PUT /api/v1/campaigns/{name}/{month}': ({ serial }) => {
    const name = `p-${serial()}`;
    const body = { organisation: ORGANISATION, plan: plan(name) as object, rules: null };
    return { params: { name, month: '2026-04' }, body, headers: NEW };
  },
  'POST /api/v1/campaigns/{name}/{month}/approval': step('draft'),
  'PUT /api/v1/campaigns/{name}/{month}/secrets/{holder}': async ({ campaignIn }) => ({
    params: { ...(await campaignIn('approved', 'new')), holder: HOLDER },
    body: { sha256: SHA256 },
  }),
  'POST /api/v1/campaigns/{name}/{month}/commitment': step('draft', {}),
  'POST /api/v1/campaigns/{name}/{month}/draw': step('draft', {
    dice: '31415926535897932384',
    beacon: null,
    secrets: [{ holder: HOLDER, secret: '5a'.repeat(32) }],
  }),
  'POST /api/v1/campaigns/{name}/{month}/pairing': step('drawn'),
  'POST /api/v1/campaigns/{name}/{month}/issue': step('paired'),
  'POST /api/v1/campaigns/{name}/{month}/start': step('issued'),
  'POST /api/v1/campaigns/{name}/{month}/closing': step('inProgress'),
  'POST /api/v1/campaigns/{name}/{month}/void': step('draft', { ground: 'other', explanation: '作废' }),
  'POST /api/v1/campaigns/{name}/{month}/opening': step('draft'),
  'GET /api/v1/campaigns/{name}/{month}/targets': step('drawn'),
  'GET /api/v1/campaigns/{name}/{month}/documents/{kind}': onDocument(),
  'POST /api/v1/campaigns/{name}/{month}/documents/{kind}': onDocument({}),
  'GET /api/v1/documents': list('list', 'kind=list&limit=200'),
  'GET /api/v1/visits/{id}/documents/{kind}': () => ({
    ...{ params: { id: 'V-C1', kind: 'record' }, query: 'format=docx' },
  }),
  'POST /api/v1/visits/{id}/documents/{kind}': () => ({ params: { id: 'V-C1', kind: 'notice' } }),
  'GET /api/v1/follow-ups/{id}/documents/{kind}': () => ({
    ...{ params: { id: 'ME-C1', kind: 'measure' }, query: 'format=docx' },
  }),
  'POST /api/v1/follow-ups/{id}/documents/{kind}': () => ({ params: { id: 'ME-C1', kind: 'measure' } }),
  'GET /api/v1/my/targets': plain,
  'GET /api/v1/visits': list('V-C1'),
  'GET /api/v1/my/visits': list('V-C1'),
  'GET /api/v1/visits/{id}': one('V-C1'),
  'GET /api/v1/enterprises/{id}/entry-code': one('E-C1'),
  'POST /api/v1/visits/{id}/operations': onVisit({ body: { operations: [{}] } }),
  'PUT /api/v1/visits/{id}/evidence/{sha256}': onVisit({
    params: { sha256: PHOTO_HASH },
    body: { type: 'image/jpeg', size: PHOTO.length },
  }),
  'GET /api/v1/visits/{id}/evidence/{sha256}': onPhoto(),
  'POST /api/v1/visits/{id}/evidence/{sha256}/parts': newPhoto,
  'GET /api/v1/visits/{id}/evidence/{sha256}/file': onPhoto({ shows: 'a photo' }),
  'GET /api/v1/visits/{id}/findings': () => ({ params: { id: 'V-C1' }, shows: '"F1"' }),
  'GET /api/v1/follow-ups': list('AB-C1', 'kind=abnormal&limit=200'),
  'GET /api/v1/follow-ups/{id}': one('AB-C1'),
  'GET /api/v1/seals': list('S-ME-C1'),
  'GET /api/v1/settings/follow-ups': plain,
  'PUT /api/v1/settings/follow-ups': async ({ world }) => {
    const body = await world.store.readFollowUpSettings();
    return { body, headers: { 'if-match': `"${versionOf(body)}"` } };
  },
  'POST /api/v1/visits/{id}/follow-ups': () => ({ params: { id: 'V-C1' }, body: { kind: 'penalty' } }),
  'POST /api/v1/follow-ups/{id}/handling': onFollowUp(addAbnormal, {
    ...{ step: 'endAbnormal', submitted: true, text: '已移送' },
  }),
  'POST /api/v1/follow-ups/{id}/decisions': onFollowUp(addPenalty, {
    step: 'dismissPenalty',
    reason: '轻微',
  }),
  'GET /api/v1/public/campaigns/{name}/{month}/bundle.zip': step('draft'),
  'GET /api/v1/public/log': plain,
  'GET /api/v1/import-sources': list('S-C1'),
  'GET /api/v1/import-sources/{id}': one('S-C1'),
  'PUT /api/v1/import-sources/{id}': put((id) => source(id)),
  'GET /api/v1/imports': list('M-C1'),
  'POST /api/v1/imports': ({ serial }) => ({
    query: `organisation=${ORGANISATION}&kind=register&source=S-C1&name=a.csv`,
    body: registerFile(serial()),
    headers: { 'content-type': 'text/csv' },
  }),
  'GET /api/v1/imports/{id}': one('M-C1'),
  'GET /api/v1/imports/{id}/problems': () => ({ params: { id: 'M-C1' } }),
  'GET /api/v1/imports/{id}/problems.xlsx': () => ({ params: { id: 'M-C1' } }),
  'POST /api/v1/imports/{id}/check': importStep({
    mapping: {
      ...{ id: { column: 'id', kind: 'other' }, sameId: 'merge' },
      ...{ name: { column: 'name' }, status: { constant: 'active' } },
    },
  }),
  'POST /api/v1/imports/{id}/apply': importStep(),
  'POST /api/v1/imports/{id}/undo': importStep(),
  'POST /api/v1/imports/{id}/cancel': importStep(),
  'GET /api/v1/imports/{id}/progress': () => ({ params: { id: 'M-C1' } }),
  'GET /api/v1/import-templates/{kind}': () => ({ params: { kind: 'register' } }),
  'GET /api/v1/jobs': list('J-C1'),
  'GET /api/v1/jobs/{id}': waitingJob,
  'GET /api/v1/jobs/{id}/events': cancelledJob,
  'POST /api/v1/jobs/{id}/cancel': waitingJob,
  'POST /api/v1/jobs/{id}/retry': cancelledJob,
  'GET /api/v1/complaints': list('B-C1'),
  'GET /api/v1/complaints/{id}': one('B-C1'),
  'PUT /api/v1/complaints/{id}': put(() => complaint()),
  'POST /api/v1/complaints/{id}/assignment': onComplaint({ handling: 'referred', handler: '东镇' }),
  'POST /api/v1/complaints/{id}/answer': onComplaint({ finding: 'unfounded', answer: '不属实' }),
  'POST /api/v1/complaints/{id}/closing': onComplaint(),
  'POST /api/v1/complaints/{id}/contact-readings': onComplaint({ reason: '回访' }),
  'GET /api/v1/self-inspections': list('Z-C1', ''),
  'GET /api/v1/self-inspections/{id}': one('Z-C1'),
  'PUT /api/v1/self-inspections/{id}': put(() => ROUND, {}),
  'GET /api/v1/self-inspections/{id}/forms': onRound(),
  'GET /api/v1/self-inspections/{id}/links': onRound(),
  'POST /api/v1/self-inspections/{id}/reminders': onRound(),
  'POST /api/v1/self-inspections/{id}/closing': onRound(),
  'POST /api/v1/self-inspections/{id}/check-draw': onRound({ dice: '31415926535897932384', count: 1 }),
  'POST /api/v1/self-inspections/{id}/forms/{enterprise}/check': onRound({ agrees: true, note: null }),
  'GET /api/v1/public/self-inspections/{token}': onForm(),
  'PUT /api/v1/public/self-inspections/{token}': onForm({
    ...{ answers: { q1: 'yes' }, filledBy: { name: '某人', phone: '1' } },
  }),
  'GET /api/v1/triggers': list('E-C1', 'limit=200'),
  'POST /api/v1/triggers/runs': plain,
  'POST /api/v1/triggers/{id}/dismissal': async ({ world, serial }) => ({
    params: { id: await addTrigger(world.store, serial(), ACT) },
    body: { reason: '不适用' },
  }),
  'GET /api/v1/campaigns/{name}/{month}/tracking': () => ({ params: named(FIRST_CAMPAIGN) }),
  'GET /api/v1/figures': span(),
  'GET /api/v1/figures/months': span(),
  'GET /api/v1/figures/{code}/records': span({ code: 'orders' }),
  'GET /api/v1/figures/years/{year}/summary.docx': () => ({ params: { year: '2026' } }),
  'GET /api/v1/figures/years/{year}/summary.xlsx': () => ({ params: { year: '2026' } }),
  'GET /api/v1/disclosures': plain,
  'POST /api/v1/disclosures/{visit}/publication': () => ({ params: { visit: 'none' } }),
  'POST /api/v1/disclosures/{visit}/corrections': () => ({
    params: { visit: 'none' },
    body: { result: null, reason: '撤销' },
  }),
  'GET /api/v1/report-settings': plain,
  'PUT /api/v1/report-settings': async ({ world }) => {
    const body = await world.store.readReportSettings();
    return { body, headers: { 'if-match': `"${versionOf(body)}"` } };
  },
  'GET /api/v1/public/results': plain,
  'GET /api/v1/public/results.csv': span(),
  'POST /api/v1/exports/organisations': file('东镇'),
  'POST /api/v1/exports/enterprises': file('E-C1,'),
  'POST /api/v1/exports/licences': file('E-C1,'),
  'POST /api/v1/exports/devices': file('E-C1,'),
  'POST /api/v1/exports/hazard-sources': file('E-C1,'),
  'POST /api/v1/exports/marks': file('E-C1,'),
  'POST /api/v1/exports/records': file('R-C1'),
  'POST /api/v1/exports/inspectors': file('I-C1,'),
  'POST /api/v1/exports/certificates': file('I-C1,'),
  'POST /api/v1/exports/leave': file('I-C1,'),
  'POST /api/v1/exports/recusals-in-force': file('I-C1,'),
  'POST /api/v1/exports/recusals': file('Q-C1'),
  'POST /api/v1/exports/items': file('T-C1'),
  'POST /api/v1/exports/rule-sets': file(DRAFT),
  'POST /api/v1/exports/campaigns': file(FIRST_CAMPAIGN),
  'POST /api/v1/exports/targets': async ({ campaignIn }) => {
    const { name = '', month = '' } = await campaignIn('drawn');
    return { query: `format=csv&name=${name}&month=${month}` };
  },
  'POST /api/v1/exports/my-targets': () => ({ query: 'format=csv' }),
  'POST /api/v1/exports/people': file('P-C1'),
  'POST /api/v1/exports/keys': file('K-C1'),
  'POST /api/v1/exports/audit': file('K-C1', 'kind=key&subject=K-C1'),
  'POST /api/v1/exports/jobs': file('J-C1'),
  'GET /api/v1/jobs/{id}/file': waitingJob,
  'GET /api/v1/audit': list('K-C1', 'kind=key&subject=K-C1'),
  'GET /api/lists/latest': plain,
  'GET /api/lists/latest/bundle.zip': plain,
};
