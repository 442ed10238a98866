import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import Type from 'typebox';
import { demoAccounts } from '../app/demo/demoAccounts.js';
import { firstAccounts } from '../app/people/firstAccounts.js';
import type { Security } from '../app/signIn/security.js';
import { readRecordFile, use } from './files.js';
import type { Output } from './output.js';
import type { OpenedStore } from './services.js';

const Accounts = Type.Object({
  accounts: Type.Array(Type.Object({ login: Type.String(), role: Type.String(), password: Type.String() })),
});

/**
 * Accounts of the demonstration. Their passwords are random and kept in the data folder, so that each start can show
 * them again; a real office makes its first account with `evenhand set-up`.
 */
export async function showAccounts(
  output: Output,
  store: OpenedStore,
  security: Security,
  dataFolder: string,
): Promise<void> {
  const file = path.join(dataFolder, 'demo-accounts.json');
  if (!existsSync(file)) {
    const officer = (await store.readRoster()).find(({ kind, mayLead }) => kind === 'officer' && mayLead);
    const maker = { people: store, security, now: () => new Date() };
    const made = use(await firstAccounts(maker, demoAccounts(officer?.id ?? ''), false));
    const accounts = made.map(({ login, role, password }) => ({ login, role, password }));
    await mkdir(dataFolder, { recursive: true, mode: 0o700 });
    await writeFile(file, `${JSON.stringify({ accounts }, null, 2)}\n`, { mode: 0o600 });
  }
  const { accounts } = await readRecordFile(Accounts, file);
  output.say(
    output.language === 'zh'
      ? '\n演示账号（登录名 / 密码）：'
      : '\nAccounts of the demonstration (login / password):',
  );
  for (const { login, password } of accounts) output.say(`  ${login.padEnd(12)} ${password}`);
}
