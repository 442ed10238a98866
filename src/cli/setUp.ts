import { Command } from 'commander';
import { firstAccounts } from '../app/people/firstAccounts.js';
import { CommandFailure, EXIT } from './failure.js';
import { use } from './files.js';
import type { Output } from './output.js';
import { secretKey } from './secretKey.js';
import type { Services } from './services.js';
import { environmentSettings, storeOptions } from './settings.js';

interface Options {
  readonly organisation: string;
  readonly name: string;
  readonly login: string;
}

/** `evenhand set-up`: the top organisation and its first administrator, once. */
export function setUpCommand(services: Services, output: () => Output): Command {
  return new Command('set-up')
    .description('make the top organisation and the first administrator of a new service')
    .requiredOption('--organisation <code>', 'code of the city or district, such as 330106')
    .requiredOption('--name <name>', 'name of the city or district')
    .option('--login <login>', 'login of the administrator', 'admin')
    .action(async (options: Options) => {
      const settings = environmentSettings();
      const store = use(await services.openStore(storeOptions(settings)));
      try {
        if (await store.hasPeople()) throw alreadySetUp(options.login);
        const { organisation: code, name, login } = options;
        const tree = await store.readOrganisations();
        if (tree.length === 0)
          use(await store.replaceOrganisations([{ code, name, level: 1, parent: null }]));
        const security = services.security(await secretKey(settings.dataFolder));
        const maker = { people: store, security, now: () => new Date(services.now()) };
        const account = {
          login,
          name: login,
          role: 'administrator',
          organisation: code,
          inspector: null,
        } as const;
        const [made] = use(await firstAccounts(maker, [account], true));
        if (made === undefined) throw alreadySetUp(login);
        const { password } = made;
        const zh = output().language === 'zh';
        output().say(
          zh
            ? `  登录名 ${login}，初始密码 ${password}（首次登录须修改）`
            : `  login ${login}, first password ${password} (to be changed at the first sign-in)`,
        );
        output().result({ ok: true, login, password });
      } finally {
        await store.close();
      }
    });
}

const alreadySetUp = (login: string): CommandFailure =>
  new CommandFailure([{ code: 'store.already-there', params: { kind: 'login', id: login } }], EXIT.refused);
