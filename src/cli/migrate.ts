import { Command } from 'commander';
import { use } from './files.js';
import type { Output } from './output.js';
import type { Services } from './services.js';
import { environmentSettings, storeOptions } from './settings.js';

/** `evenhand migrate`: brings the database to this version, as every start does. */
export function migrateCommand(services: Services, output: () => Output): Command {
  return new Command('migrate')
    .description('bring the database to the schema of this version')
    .action(async () => {
      const store = use(await services.openStore(storeOptions(environmentSettings())));
      const { applied } = store;
      await store.close();
      for (const migration of applied) output().say(`✓ ${migration}`);
      if (applied.length === 0)
        output().say(output().language === 'zh' ? '✓ 数据库结构已是最新' : '✓ nothing to do');
      output().result({ ok: true, applied });
    });
}
