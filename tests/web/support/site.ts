import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { demoAccounts } from '../../../src/app/demo/demoAccounts.js';
import { runDemo } from '../../../src/app/demo/runDemo.js';
import { firstAccounts } from '../../../src/app/people/firstAccounts.js';
import { createServer } from '../../../src/api/server.js';
import type { Role } from '../../../src/core/access/roles.js';
import { nodeSecurity } from '../../../src/crypto/security.js';
import type { Store } from '../../../src/store/open.js';
import { testServices } from '../../api/world.js';
import { demoInput } from '../../fixtures/demoDistrict.js';
import { testDatabase } from '../../integration/databases.js';
import { copyEmbedded } from '../../integration/templates.js';
import { valueOf } from '../../support/result.js';

/** An officer of the demonstration who may lead. */
const OFFICER = '330199101';

/** The service with the demonstration district and its screens, on a free port of this machine. */
export interface Site {
  readonly url: string;
  readonly store: Store;
  /** The bundle of the district's list. */
  readonly bundle: Uint8Array;
  readonly passwordOf: (role: Role) => string;
  close(): Promise<void>;
}

export interface SiteOptions {
  /** Whether people must change the passwords that they were given. */
  readonly mustChange?: boolean;
  readonly now?: () => Date;
}

/** On PGlite, in a folder that vanishes; what tests read was built before (tests/setup/build.ts). */
export async function startSite({
  mustChange = false,
  now = () => new Date(),
}: SiteOptions = {}): Promise<Site> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'eh-site-'));
  await copyEmbedded('migrated', dataFolder);
  const store = await testDatabase({ dataFolder }).open();
  const { bundle } = valueOf(await runDemo(await demoInput(store)));
  const security = nodeSecurity(new Uint8Array(32).fill(3));
  const maker = { people: store, security, now };
  const accounts = valueOf(await firstAccounts(maker, demoAccounts(OFFICER), mustChange));
  const server = await createServer(testServices(store, security, now), {
    ...{ requestsPerMinute: 1_000_000, signInsPerMinute: 1_000_000, longestDelayMs: 0 },
    webFolder: path.resolve(import.meta.dirname, '../../../dist/web'),
  });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  return {
    ...{ url, store, bundle },
    passwordOf: (role) => accounts.find((each) => each.role === role)?.password ?? '',
    close: async () => {
      await server.close();
      await store.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
