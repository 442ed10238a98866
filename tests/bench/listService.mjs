// A service over 100,000 invented enterprises and one planner, for measuring lists.
import { nodeHash } from '../../dist/crypto/nodeHash.js';
import { nodeSigner } from '../../dist/crypto/nodeEd25519.js';
import { nodeSecurity } from '../../dist/crypto/security.js';
import { openStore } from '../../dist/store/open.js';
import { apiServices } from '../../dist/api/apiServices.js';
import { createServer } from '../../dist/api/server.js';

const ENTERPRISES = 100_000;
const PASSWORD = 'a long password for measuring';
const ORGANISATION = '330106';

/** @param {number} n */
const enterprise = (n) => ({
  ...{ id: `E${String(n).padStart(9, '0')}`, name: `西湖区第${n}号商贸有限责任公司`, legalName: null },
  ...{
    category: '商贸',
    hazardClass: /** @type {const} */ (2),
    organisation: ORGANISATION,
    district: '西湖区',
  },
  ...{
    street: `第${n % 40}街道`,
    address: `文三路${n}号`,
    location: null,
    status: /** @type {const} */ ('active'),
  },
  ...{ licences: [], devices: [], hazardSources: [], marks: [] },
});

/** @param {{ readonly folder: string, readonly databaseUrl: string | undefined, readonly webFolder: string }} where */
export async function startListService({ folder, databaseUrl, webFolder }) {
  const opened = await openStore({ dataFolder: folder, databaseUrl });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const store = opened.value;
  await store.replaceOrganisations([{ code: ORGANISATION, name: '西湖区', level: 1, parent: null }]);
  await store.replaceRegister({
    enterprises: Array.from({ length: ENTERPRISES }, (_, n) => enterprise(n)),
    history: [],
  });
  const security = nodeSecurity(new Uint8Array(32).fill(7));
  const act = {
    actor: 'system',
    action: /** @type {const} */ ('system.setUp'),
    at: new Date(),
    reason: null,
  };
  const roles = [{ role: /** @type {const} */ ('planner'), organisation: ORGANISATION }];
  const person = {
    id: 'planner',
    login: 'planner',
    name: 'planner',
    inspector: null,
    disabled: false,
    roles,
  };
  const hashed = await security.hashPassword(PASSWORD);
  await store.putPerson(person, hashed, null, act);
  await store.setPassword('planner', hashed, false, act);
  const unused = () => {
    throw new Error('lists are measured here, nothing else');
  };
  const services = apiServices(store, {
    ...{ version: 'bench', hash: nodeHash, security, signer: nodeSigner, now: () => new Date() },
    ...{ calendars: [], checklists: [], packZip: unused, unpackZip: unused, writeForm: unused },
    imports: { reader: /** @type {never} */ ({}), writeWorkbook: unused },
    exports: { writeReport: unused, directRows: 1, keepHours: 1, today: () => '2026-01-01' },
    reports: { writeCsv: unused, writeWorkbook: unused, writeYearSummary: unused },
  });
  const most = Number.MAX_SAFE_INTEGER;
  const limits = { requestsPerMinute: most, signInsPerMinute: most, longestDelayMs: 0 };
  const server = await createServer(services, { ...limits, webFolder });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  const reply = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'planner', password: PASSWORD }),
  });
  const cookie = reply.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return {
    url,
    headers: { cookie },
    close: async () => {
      await server.close();
      await store.close();
    },
  };
}
