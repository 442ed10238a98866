import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** The compiled program as a process of its own. */
export interface RunningProgram {
  readonly child: ChildProcess;
  /** Everything written to standard error so far: the log. */
  log(): string;
  /** Waits for a log line that contains the text, and gives it. */
  line(text: string): Promise<string>;
  ended(): Promise<number | null>;
}

export function startProgram(args: readonly string[], environment: Record<string, string>): RunningProgram {
  const clean = Object.entries(process.env).filter(([name]) => !name.startsWith('EVENHAND_'));
  const child = spawn(process.execPath, ['dist/main.js', ...args], {
    env: { ...Object.fromEntries(clean), LANG: 'C', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (log += chunk));
  const exit = once(child, 'close') as Promise<[number | null]>;
  const line = async (text: string): Promise<string> => {
    for (;;) {
      const found = log.split('\n').find((each) => each.includes(text));
      if (found !== undefined) return found;
      if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${log}`);
      await Promise.race([once(child.stderr, 'data'), exit]);
    }
  };
  return { child, log: () => log, line, ended: async () => (await exit)[0] };
}
