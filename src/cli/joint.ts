import { Command } from 'commander';
import {
  campaignVisits,
  jointVisits,
  type CampaignVisits,
  type JointVisits,
} from '../app/campaign/jointVisits.js';
import { use } from './files.js';
import { withVerified } from './verifiedBundle.js';
import type { Output } from './output.js';
import { writeResultFile } from './resultFile.js';
import type { Services } from './services.js';

interface Options {
  readonly out?: string;
}

const COLUMNS = ['target', 'name', 'from', 'to', 'date', 'lead_agency', 'agencies', 'domains', 'saved'];

/** `evenhand joint`: which visits of several campaigns of one month can be made as one. */
export function jointCommand(services: Services, output: () => Output): Command {
  return new Command('joint')
    .description('offer joint visits where several campaigns of a month drew the same enterprise')
    .argument('<bundles...>', 'bundle.zip or sealed.zip of each campaign')
    .option('--out <file>', 'the offers as CSV')
    .action(async (files: readonly string[], { out }: Options) => {
      const campaigns: CampaignVisits[] = [];
      for (const file of files) {
        campaigns.push(await withVerified(services, file, (bundle) => use(campaignVisits(bundle))));
      }
      const joint = use(jointVisits(campaigns));
      if (out !== undefined) {
        await writeResultFile(out, Buffer.from(services.writeCsv(COLUMNS, rowsOf(joint))).toString('utf8'));
      }
      showJoint(output(), joint, out);
    });
}

function rowsOf({ offers }: JointVisits): readonly (readonly (string | number)[])[] {
  return offers.map(({ target, name, window: { from, to }, date, parts, saved }) => [
    ...[target, name, from, to, date ?? '', parts.find(({ leads }) => leads)?.agency ?? ''],
    parts.map(({ agency, seats }) => `${agency} × ${String(seats)}`).join('; '),
    [...new Set(parts.flatMap(({ domains }) => domains))].join('; '),
    saved,
  ]);
}

function showJoint(output: Output, joint: JointVisits, out: string | undefined): void {
  const { month, drawn, remaining, offers } = joint;
  const zh = output.language === 'zh';
  for (const {
    target,
    name,
    window: { from, to },
    parts,
  } of offers) {
    const agencies = parts.map(({ agency, leads }) => (leads ? `${agency}*` : agency)).join(' + ');
    output.say(`  ${target} ${name}: ${agencies}  ${from} … ${to}`);
  }
  output.say(
    zh
      ? `  ${month}：${drawn} 次检查可合并为 ${remaining} 次，少 ${drawn - remaining} 次（* 牵头）`
      : `  ${month}: ${drawn} visits can be made as ${remaining}, ${drawn - remaining} fewer (* leads)`,
  );
  if (out !== undefined) output.say(`  → ${out}`);
  output.result({ ok: true, ...joint });
}
