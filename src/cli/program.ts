import { Command, CommanderError } from 'commander';
import type { Language } from '../messages/texts.js';
import { backupCommand, restoreCommand } from './backup.js';
import { backtestCommand } from './backtest.js';
import { calibrateCommand } from './calibrate.js';
import { demoCommand } from './demo.js';
import { commitCommand } from './commit.js';
import { doctorCommand } from './doctor.js';
import { drawCommand } from './draw.js';
import { openCommand } from './open.js';
import { voidCommand } from './void.js';
import { proveCommand, verifyProofCommand } from './prove.js';
import { rehearseCommand } from './rehearse.js';
import { substituteCommand } from './substitute.js';
import { secretCommand } from './secret.js';
import { ceremonyCommand } from './ceremony.js';
import { capacityCommand } from './capacity.js';
import { icalCommand } from './ical.js';
import { jointCommand } from './joint.js';
import { rescheduleCommand } from './reschedule.js';
import { CommandFailure, EXIT } from './failure.js';
import { migrateCommand } from './migrate.js';
import { monthCommand } from './month.js';
import { createOutput, type Output } from './output.js';
import { rulesCommand } from './rules.js';
import { scoreCommand } from './score.js';
import { serveCommand, workCommand } from './serve.js';
import type { Services } from './services.js';
import { setUpCommand } from './setUp.js';
import { substituteInspectorCommand } from './substituteInspector.js';
import { ticketsCommand } from './tickets.js';
import { verifyCommand } from './verify.js';

interface Globals {
  readonly json?: boolean;
  readonly lang?: string;
}

const COMMANDS = [
  demoCommand,
  monthCommand,
  verifyCommand,
  ticketsCommand,
  backtestCommand,
  calibrateCommand,
  rulesCommand,
  scoreCommand,
  commitCommand,
  drawCommand,
  substituteCommand,
  substituteInspectorCommand,
  openCommand,
  voidCommand,
  rehearseCommand,
  secretCommand,
  ceremonyCommand,
  proveCommand,
  verifyProofCommand,
  capacityCommand,
  rescheduleCommand,
  icalCommand,
  jointCommand,
  setUpCommand,
  serveCommand,
  workCommand,
  migrateCommand,
  backupCommand,
  restoreCommand,
  doctorCommand,
];

/** Runs the command line and returns its exit code: 0 done, 1 refused or not verified, 2 unusable input. */
export async function runProgram(services: Services, args: readonly string[]): Promise<number> {
  const program = new Command('evenhand');
  const output = (): Output => {
    const { json, lang } = program.opts<Globals>();
    return createOutput(json === true, languageOf(lang));
  };
  program
    .description(
      'Double-random inspection: scores with reasons, draws that anybody can perform again, teams and dates',
    )
    .version(services.version)
    .option('--json', 'results and problems as JSON on standard output')
    .option('--lang <zh|en>', 'language of texts (default: by LANG)')
    .exitOverride();
  for (const make of COMMANDS) addCommand(program, make(services, output));
  try {
    await program.parseAsync([...args], { from: 'user' });
    return EXIT.done;
  } catch (error) {
    return exitCode(error, output());
  }
}

/** Every command takes the global options also after its own name. */
function addCommand(program: Command, command: Command): void {
  program.addCommand(command.exitOverride());
}

function languageOf(asked: string | undefined): Language {
  const name = asked ?? process.env['LANG'] ?? '';
  return name.startsWith('zh') ? 'zh' : 'en';
}

function exitCode(error: unknown, output: Output): number {
  if (error instanceof CommandFailure) {
    output.problems(error.problems);
    return error.exitCode;
  }
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.unusable;
  throw error;
}
