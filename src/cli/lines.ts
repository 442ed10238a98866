import type { Readable } from 'node:stream';
import { CommandFailure, EXIT } from './failure.js';

/** The lines of a UTF-8 stream, without line feed or carriage return; a chunk at a time, so that it streams. */
export async function* linesOf(input: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let open = '';
  for await (const chunk of input) {
    const lines = (open + decode(() => decoder.decode(chunk as Buffer, { stream: true }))).split('\n');
    open = lines.pop() ?? '';
    for (const line of lines) yield withoutReturn(line);
  }
  open += decode(() => decoder.decode());
  if (open !== '') yield withoutReturn(open);
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);

function decode(work: () => string): string {
  try {
    return work();
  } catch {
    throw new CommandFailure([{ code: 'command.not-utf8', params: {} }], EXIT.unusable);
  }
}
