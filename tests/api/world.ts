import { readFileSync } from 'node:fs';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { apiServices, type ApiServices } from '../../src/api/apiServices.js';
import { createServer } from '../../src/api/server.js';
import type { ServerOptions } from '../../src/api/serverOptions.js';
import type { Act } from '../../src/app/ports/act.js';
import type { Organisation } from '../../src/app/ports/organisationStore.js';
import type { Role } from '../../src/core/access/roles.js';
import type { Inspector } from '../../src/core/pairing/roster.js';
import type { Enterprise } from '../../src/core/scoring/register.js';
import { nodeSigner } from '../../src/crypto/nodeEd25519.js';
import { nodeHash } from '../../src/crypto/nodeHash.js';
import { nodeSecurity } from '../../src/crypto/security.js';
import type { Security } from '../../src/app/signIn/security.js';
import { parseChecklist } from '../../src/core/visits/parseChecklist.js';
import { parseCalendar } from '../../src/core/scheduling/calendar.js';
import { importReader } from '../../src/app/imports/readImport.js';
import { writeCsv } from '../../src/documents/csv.js';
import { writeForm } from '../../src/documents/forms/writeForm.js';
import { writeWorkbook } from '../../src/documents/workbook.js';
import { writeYearSummary } from '../../src/documents/yearSummary.js';
import { writeReport } from '../../src/documents/report.js';
import { openLines } from '../../src/documents/xlsx.js';
import { packZip, unpackZip } from '../../src/documents/zip.js';
import type { Store } from '../../src/store/open.js';
import { valueOf } from '../support/result.js';

/** A county with two towns, of which one has a village. */
export const TREE: readonly Organisation[] = [
  { code: 'C', name: '某县', level: 1, parent: null },
  { code: 'C1', name: '东镇', level: 2, parent: 'C' },
  { code: 'C11', name: '东一村', level: 3, parent: 'C1' },
  { code: 'C2', name: '西镇', level: 2, parent: 'C' },
];

export const PEOPLE: readonly Role[] = [
  'administrator',
  'planner',
  'supervisor',
  'officer',
  'leader',
  'auditor',
];
export const PASSWORD = 'correct horse battery';

export function enterprise(
  id: string,
  organisation: string | null,
  fields: Partial<Enterprise> = {},
): Enterprise {
  return {
    ...{ id, organisation, name: `企业${id}`, legalName: null, category: null, hazardClass: 2 },
    ...{ district: null, street: null, address: null, location: null, status: 'active' },
    ...{ licences: [], devices: [], hazardSources: [], marks: [] },
    ...fields,
  };
}

export function inspector(id: string, organisation: string): Inspector {
  return {
    ...{ id, organisation, name: `人员${id}`, kind: 'officer', group: '', regions: [], certificates: [] },
    ...{ mayLead: true, trainingValidTo: null, leave: [], recusals: [] },
  };
}

/** A signed-in caller of the service. */
export interface Client {
  call(
    method: NonNullable<InjectOptions['method']>,
    url: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>;
}

export interface World {
  readonly server: FastifyInstance;
  readonly store: Store;
  /** Sets the clock that the service reads; sessions may have run out, so that everybody signs in again. */
  setClock(now: Date): void;
  /** A person of a role in an organisation, signed in; the same one each time. */
  as(role: Role, organisation: string): Promise<Client>;
  /** Headers of a further session of such a person. */
  signInAgain(role: Role, organisation: string): Promise<Record<string, string>>;
  anonymous: Client;
  close(): Promise<void>;
}

/** Tests ask faster than people, on machines that do other things besides. */
const UNLIMITED = { requestsPerMinute: 1_000_000, signInsPerMinute: 1_000_000, longestDelayMs: 0 };

/** The small county: organisations, an enterprise and an inspector in each. */
export async function loadCounty(store: Store): Promise<void> {
  valueOf(await store.replaceOrganisations(TREE));
  valueOf(
    await store.replaceRegister({
      enterprises: TREE.map(({ code }) => enterprise(`E-${code}`, code)),
      history: [],
    }),
  );
  valueOf(await store.replaceRoster(TREE.map(({ code }) => inspector(`I-${code}`, code))));
}

/** A service over a store with the small county. */
export async function apiWorld(store: Store, options: ServerOptions = {}): Promise<World> {
  await loadCounty(store);
  return standingWorld(store, options);
}

/** A service over a store as it stands. */
export async function standingWorld(store: Store, options: ServerOptions = {}): Promise<World> {
  let clock = new Date('2026-03-02T01:00:00Z');
  const security = nodeSecurity(new Uint8Array(32).fill(7));
  const services = testServices(store, security, () => clock);
  const server = await createServer(services, { ...UNLIMITED, ...options });
  const hashed = await security.hashPassword(PASSWORD);
  const clients = new Map<string, Promise<Client>>();
  const anonymous = clientOf(server, {});
  const signInAgain = async (role: Role, organisation: string): Promise<Record<string, string>> => {
    const body = { login: `${role}-${organisation}`, password: PASSWORD };
    const reply = await anonymous.call('POST', '/api/v1/session', body);
    const { csrf } = reply.json<{ csrf: string }>();
    const cookie = reply.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    return { cookie, 'x-csrf-token': csrf };
  };
  const signIn = async (role: Role, organisation: string): Promise<Client> => {
    const id = `${role}-${organisation}`;
    const act: Act = { actor: 'system', action: 'system.setUp', at: clock, reason: null };
    const person = {
      id,
      login: id,
      name: id,
      inspector: `I-${organisation}`,
      roles: [{ role, organisation }],
      disabled: false,
    };
    if ((await store.readPerson(id)) === null) {
      valueOf(await store.putPerson(person, hashed, null, act));
      await store.setPassword(id, hashed, false, act);
    }
    return clientOf(server, await signInAgain(role, organisation));
  };
  return {
    server,
    store,
    anonymous,
    signInAgain,
    setClock: (now) => {
      clock = now;
      clients.clear();
    },
    as: (role, organisation) => {
      const key = `${role}/${organisation}`;
      const client = clients.get(key) ?? signIn(role, organisation);
      clients.set(key, client);
      return client;
    },
    close: async () => {
      await server.close();
      await store.close();
    },
  };
}

/** The parts of the service that need no machine of their own, around a store. */
export function testServices(store: Store, security: Security, now: () => Date): ApiServices {
  const calendar = valueOf(parseCalendar(readFileSync('rules/calendar/cn-2026.json', 'utf8')));
  return apiServices(store, {
    ...{ version: 'test', hash: nodeHash, security, now, signer: nodeSigner, packZip, unpackZip },
    calendars: [calendar],
    checklists: [valueOf(parseChecklist(readFileSync('rules/checklists/work-safety.json', 'utf8')))],
    exports: { writeReport, today: () => now().toISOString().slice(0, 10), directRows: 1_000, keepHours: 1 },
    imports: { reader: importReader(openLines, writeWorkbook), writeWorkbook },
    reports: { writeCsv, writeWorkbook, writeYearSummary },
    writeForm,
  });
}

function clientOf(server: FastifyInstance, standing: Record<string, string>): Client {
  return {
    call: (method, url, body, headers = {}) =>
      server.inject({
        ...{ method, url },
        headers: { 'accept-language': 'en', ...standing, ...headers },
        ...(body === undefined ? {} : { payload: body }),
      }),
  };
}
