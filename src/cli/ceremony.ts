import { Command } from 'commander';
import { minutesOf } from '../app/protocol/minutesOf.js';
import { recordHash } from '../core/kernel/hash.js';
import { shortCode } from '../core/kernel/shortCode.js';
import { drawWorking } from '../core/replay/drawWorking.js';
import type { Secrets } from '../core/replay/secrets.js';
import type { Working } from '../core/replay/working.js';
import { CommandFailure, EXIT } from './failure.js';
import { ceremonyWords, type CeremonyWords } from './ceremonyWords.js';
import { withWorking, writeDraw } from './draw.js';
import { drawMoment } from './earlierDraw.js';
import { use, writeTogether } from './files.js';
import { linesOf } from './lines.js';
import { withLogOptions, type LogOptions } from './logFolder.js';
import { readBeacon } from './monthInputs.js';
import type { Output } from './output.js';
import type { Services } from './services.js';

interface Options extends LogOptions {
  readonly beacon?: string;
  readonly place: string;
  readonly out: string;
}

type Ask = (question: string) => Promise<string>;

/** `evenhand ceremony`: a public draw, step by step on a terminal. */
export function ceremonyCommand(services: Services, output: () => Output): Command {
  return withLogOptions(new Command('ceremony'))
    .description('guide a public draw: short code, dice, secrets, draw, and minutes to sign')
    .argument('<working>', 'working.zip of the commitment')
    .option('--beacon <file>', 'the committed round as drand publishes it, JSON')
    .requiredOption('--place <text>', 'where it is held')
    .requiredOption('--out <folder>', 'where draw.json and minutes.docx go; the list goes to private/')
    .action(async (file: string, options: Options) => {
      const words = ceremonyWords[output().language];
      const answers = linesOf(process.stdin);
      const ask: Ask = async (question) => {
        output().say(question);
        const answer = await answers.next();
        if (answer.done !== true) return answer.value.trim();
        throw new CommandFailure([{ code: 'command.ended-early', params: {} }], EXIT.refused);
      };
      await withWorking(services, file, (working) => hold(services, output(), options, working, ask, words));
    });
}

async function hold(
  services: Services,
  output: Output,
  options: Options,
  working: Working,
  ask: Ask,
  words: CeremonyWords,
): Promise<void> {
  const hash = recordHash(services.hash, working.commitment);
  output.say(words.commitment(working.commitment.campaign, hash, shortCode(hash)));
  await confirmed(ask, words.readAloud);
  const dice = await takeDice(output, working, ask, words);
  const holders = await takeSecrets(output, working, ask, words);
  const drawnAt = await drawMoment(services, options, working);
  const brought = { beacon: await readBeacon(options.beacon), dice, holders, drawnAt };
  const content = use(drawWorking(services.hash, working, brought));
  const record = await writeDraw(services, { ...options, at: drawnAt }, content);
  const signers = holders.map(({ holder }) => ({ role: words.holder, name: holder }));
  const held = { heldOn: drawnAt.slice(0, 10), place: options.place };
  const roles = { signers: [{ role: words.host, name: '' }, ...signers] };
  const minutes = minutesOf(services.hash, content, record, { ...held, ...roles });
  await writeTogether(options.out, new Map([['minutes.docx', await services.writeMinutes(minutes)]]));
  output.say(words.drawn(record.seedFingerprint, options.out));
  output.result({ ok: true, record });
}

/** Goes on only when everybody agrees; another answer ends the ceremony before anything is drawn. */
async function confirmed(ask: Ask, question: string): Promise<void> {
  if (/^(y|yes|是)$/i.test(await ask(question))) return;
  throw new CommandFailure([{ code: 'command.not-confirmed', params: {} }], EXIT.refused);
}

/** Digits as they are called out, in as many lines as wanted, each echoed. */
async function takeDice(
  output: Output,
  { commitment }: Working,
  ask: Ask,
  words: CeremonyWords,
): Promise<string | null> {
  const least = commitment.seedPlan.dice;
  if (least === null) return null;
  let digits = '';
  while (digits.length < least) {
    const more = (await ask(words.dice(least - digits.length))).replaceAll(' ', '');
    if (/^[0-9]+$/.test(more)) digits += more;
    else output.say(words.notDigits);
    output.say(`  ${digits.replaceAll(/(.{5})(?=.)/g, '$1 ')}`);
  }
  await confirmed(ask, words.diceRight);
  return digits;
}

/** Each holder's secret, checked at once against its commitment; the echo is its hash, never the secret. */
async function takeSecrets(
  output: Output,
  { commitment }: Working,
  ask: Ask,
  words: CeremonyWords,
): Promise<Secrets['holders']> {
  const holders: Secrets['holders'] = [];
  for (const { holder, sha256 } of commitment.seedPlan.secretCommitments) {
    output.say(words.promised(holder, sha256));
    const secret = (await ask(words.secret(holder))).toLowerCase();
    if (!/^([0-9a-f]{2}){32,}$/.test(secret))
      throw new CommandFailure([{ code: 'command.not-a-secret', params: { holder } }], EXIT.refused);
    holders.push({ holder, secret });
  }
  return holders;
}
