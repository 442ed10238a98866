import { Command } from 'commander';
import type { Readable } from 'node:stream';
import { fromHex, toHex } from '../core/kernel/bytes.js';
import { at } from '../core/kernel/problem.js';
import { seeded } from '../core/kernel/seeded.js';
import { checkText } from '../core/kernel/text.js';
import { CommandFailure, EXIT } from './failure.js';
import { use } from './files.js';
import { linesOf } from './lines.js';
import type { Output } from './output.js';
import type { Services } from './services.js';

interface TicketOptions {
  readonly seed: string;
  readonly label: string;
}

/** `evenhand tickets`: the tickets of ids under a seed and a label, ascending: one `<ticket hex> <id>` a line. */
export function ticketsCommand(services: Services, output: () => Output): Command {
  return new Command('tickets')
    .description('compute tickets: ids on standard input, one a line; prints "<ticket> <id>", ascending')
    .requiredOption('--seed <64 hex>', 'the 32 bytes of the seed')
    .requiredOption('--label <text>', 'such as production/food/2026-03/targets')
    .action(async (options: TicketOptions) => {
      const lines = await ticketLines(services, options, process.stdin);
      if (output().json) output().result({ ok: true, tickets: lines.map(pair) });
      else await writeLines(lines);
    });
}

/** Only ticket and id of each line stay in memory; sorting them as text is sorting by ticket, then id. */
async function ticketLines(
  { hash }: Services,
  { seed, label }: TicketOptions,
  input: Readable,
): Promise<string[]> {
  const bytes = use(fromHex(seed));
  if (bytes.length !== 32) {
    const problem = { code: 'command.bad-seed', params: { bytes: bytes.length } };
    throw new CommandFailure([problem], EXIT.unusable);
  }
  const ticketOf = seeded(hash, bytes).tickets(use(checkText(label)));
  const lines: string[] = [];
  let row = 0;
  for await (const id of linesOf(input)) {
    row++;
    const text = checkText(id);
    if (!text.ok) throw new CommandFailure([at(text.error, { file: 'stdin', row })], EXIT.unusable);
    if (id !== '') lines.push(`${toHex(ticketOf(id))} ${id}`);
  }
  return lines.sort();
}

function pair(line: string): { ticket: string; id: string } {
  return { ticket: line.slice(0, 64), id: line.slice(65) };
}

const AT_ONCE = 10_000;

async function writeLines(lines: readonly string[]): Promise<void> {
  for (let i = 0; i < lines.length; i += AT_ONCE) {
    const text = lines
      .slice(i, i + AT_ONCE)
      .map((line) => `${line}\n`)
      .join('');
    if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}
