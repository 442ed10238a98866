import { spawn } from 'node:child_process';
import path from 'node:path';

export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const program = path.resolve(import.meta.dirname, '../../bin/evenhand.mjs');

/** Runs the command line as a user would, in English unless told otherwise. */
export async function runCli(
  args: readonly string[],
  lang = 'en_US.UTF-8',
  input: string | Buffer = '',
): Promise<CliRun> {
  const child = spawn(process.execPath, [program, ...args], { env: { ...process.env, LANG: lang } });
  child.stdin.end(input);
  const [stdout, stderr] = [text(child.stdout), text(child.stderr)];
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, stdout: await stdout, stderr: await stderr };
}

async function text(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
