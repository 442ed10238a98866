import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { importReader } from './app/imports/readImport.js';
import type { TakeRows } from './app/ports/importReader.js';
import type { ThreadCall, ThreadMessage } from './documents/importThread.js';
import { writeWorkbook } from './documents/workbook.js';
import { openTable } from './documents/xlsx.js';

// The thread of one uploaded file: like `main.ts` it wires layers together, and does the one call that it was made for.
const reader = importReader(openTable, writeWorkbook);
const call = workerData as ThreadCall;
const say = (message: ThreadMessage): void => parentPort?.postMessage(message);

const take: TakeRows = async (rows, total) => {
  if (parentPort === null) return false;
  say({ rows, total });
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
