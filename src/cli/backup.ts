import { Command } from 'commander';
import { restoreBackup } from '../app/backup/restoreBackup.js';
import { writeBackup, type BackupSummary } from '../app/backup/writeBackup.js';
import { use } from './files.js';
import type { Output } from './output.js';
import type { Services } from './services.js';
import { environmentSettings, storeOptions } from './settings.js';

/** `evenhand backup --out file`: everything, from either database. */
export function backupCommand(services: Services, output: () => Output): Command {
  return new Command('backup')
    .description('write the whole database to one file, which either kind of database can be restored from')
    .requiredOption('--out <file>', 'new file; it holds personal data and is readable by its owner only')
    .action(async ({ out }: { readonly out: string }) => {
      const tools = services.backupTools(storeOptions(environmentSettings()));
      const head = { madeAt: services.now(), program: services.version };
      show(output(), use(await writeBackup(tools, out, head)));
    });
}

/** `evenhand restore file`: into an empty database only, compared row by row before anything is kept. */
export function restoreCommand(services: Services, output: () => Output): Command {
  return new Command('restore')
    .description('fill an empty database from a backup, and compare it before keeping it')
    .argument('<file>', 'made by backup')
    .action(async (file: string) => {
      const tools = services.backupTools(storeOptions(environmentSettings()));
      show(output(), use(await restoreBackup(tools, file)));
    });
}

function show(output: Output, summary: BackupSummary): void {
  const { file, rows, tables, manifestHash } = summary;
  const filled = tables.filter((table) => table.rows > 0).length;
  const zh = output.language === 'zh';
  output.say(`✓ ${file}`);
  output.say(zh ? `  ${filled} 张表，共 ${rows} 行` : `  ${rows} rows of ${filled} tables`);
  output.say(zh ? `  清单 SHA-256  ${manifestHash}` : `  manifest SHA-256  ${manifestHash}`);
  output.result({ ok: true, ...summary });
}
