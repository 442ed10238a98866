import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { importReader } from './app/imports/readImport.js';
import type { WriteWorkbook } from './app/ports/tables.js';
import type { TakeRows } from './app/ports/importReader.js';
import type { ThreadCall, ThreadMessage } from './documents/importThread.js';
import { openLines } from './documents/xlsx.js';

// The thread of one uploaded file: like `main.ts` it wires layers together, and does the one call that it was made for.
// Whoever waits for an answer comes first. On Linux this concerns the calling thread only, elsewhere the whole process.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);
/** Loaded where it is needed, for reading needs none of it. */
const writeWorkbook: WriteWorkbook = async (sheets) =>
  (await import('./documents/workbook.js')).writeWorkbook(sheets);
const reader = importReader(openLines, writeWorkbook);
const call = workerData as ThreadCall;
const say = (message: ThreadMessage, moved: ArrayBuffer[] = []): void =>
  parentPort?.postMessage(message, moved);

const take: TakeRows = async (rows, total) => {
  if (parentPort === null) return false;
  say({ rows, total }, [rows.json.buffer as ArrayBuffer]);
  const [goOn] = (await once(parentPort, 'message')) as [boolean];
  return goOn;
};

const answer = (): Promise<unknown> => {
  switch (call.method) {
    case 'head':
      return reader.head(...call.args);
    case 'read':
      return reader.read(...call.args, take);
    case 'problemWorkbook':
      return reader.problemWorkbook(...call.args);
  }
};

say({ result: await answer() });
