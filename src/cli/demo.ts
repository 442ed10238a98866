import { Command } from 'commander';
import path from 'node:path';
import { DEMO_RULES } from '../app/demo/demoPlan.js';
import { comingMonth, runDemo, type DemoResult } from '../app/demo/runDemo.js';
import { compileRules } from '../core/replay/compileRules.js';
import type { Problem } from '../core/kernel/problem.js';
import { verifyBundle } from '../core/replay/verify.js';
import { CommandFailure, EXIT } from './failure.js';
import { showAccounts } from './demoAccounts.js';
import { demoDraw } from './demoDraw.js';
import { shippedCalendars, shippedChecklists, use } from './files.js';
import type { Output } from './output.js';
import { progressBar } from './progressBar.js';
import { secretKey } from './secretKey.js';
import { readRuleSet } from './ruleSetFile.js';
import type { OpenedStore, Services } from './services.js';
import { environmentSettings } from './settings.js';
import { showDemo } from './showDemo.js';
import { showVerification } from './verify.js';

interface DemoOptions {
  readonly once?: boolean;
  readonly data: string;
  readonly port: string;
}

/** `evenhand demo`: what `npm start` runs. */
export function demoCommand(services: Services, output: () => Output): Command {
  return new Command('demo')
    .description('load the demonstration district, make the coming month’s list, verify it, and serve it')
    .option('--once', 'end after the list instead of serving it')
    .option('--data <folder>', 'folder of the embedded database')
    .option('--port <number>', 'port to serve on')
    .action(async (given: Partial<DemoOptions>) => {
      const { databaseUrl, dataFolder, port } = environmentSettings();
      const options = { data: dataFolder, port: String(port), ...given };
      const store = use(await services.openStore({ dataFolder: path.resolve(options.data), databaseUrl }));
      try {
        await demonstrate(services, output(), options, store);
        if (options.once !== true) await serve(services, output(), options, store);
      } finally {
        await store.close();
      }
    });
}

async function demonstrate(
  services: Services,
  output: Output,
  options: DemoOptions,
  store: OpenedStore,
): Promise<void> {
  const { hash, packZip, version: codeVersion } = services;
  const bar = progressBar(output.language === 'zh' ? '载入演示区' : 'Loading the district');
  const result = use(
    await runDemo({
      ...{ hash, store, packZip, codeVersion },
      rules: await readRuleSet(path.join(services.rulesFolder, DEMO_RULES)),
      calendars: await shippedCalendars(services),
      month: comingMonth(services.today()),
      drawOf: (campaign) => demoDraw(path.resolve(options.data), campaign),
      progress: bar.update,
    }),
  );
  bar.end();
  showDemo(output, result);
  verify(services, output, result);
  const { campaign, summary } = result.list;
  const { loaded, made } = result;
  output.result({
    ok: true,
    campaign,
    loaded,
    made,
    targets: summary.targets,
    commitmentHash: summary.commitmentHash,
  });
}

/** The list is shown as verified only after its bundle was performed again. */
function verify({ hash, unpackZip }: Services, output: Output, { bundle }: DemoResult): void {
  const verification = verifyBundle(hash, use(unpackZip(bundle)), compileRules);
  showVerification(output, verification);
  const problems: readonly Problem[] = verification.steps.flatMap((step) => step.problems);
  if (problems.length > 0) throw new CommandFailure(problems, EXIT.refused);
}

async function serve(
  services: Services,
  output: Output,
  { data, port }: DemoOptions,
  store: OpenedStore,
): Promise<void> {
  const security = services.security(await secretKey(path.resolve(data)));
  await showAccounts(output, store, security, path.resolve(data));
  const server = await services.serve(store, {
    security,
    checklists: await shippedChecklists(services),
    calendars: await shippedCalendars(services),
    port: Number(port),
  });
  output.say(
    output.language === 'zh'
      ? `\n名单已生成，登录后查看：${server.url}（按 Ctrl+C 结束）`
      : `\nSign in to see the list: ${server.url} (Ctrl+C ends)`,
  );
  await services.stopped();
  await server.close();
}
