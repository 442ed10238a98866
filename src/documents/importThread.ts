import { Worker } from 'node:worker_threads';
import type { ImportReader, TakeRows } from '../app/ports/importReader.js';
import type { StagedRows } from '../app/ports/importStore.js';

/** A call of the reader, as it goes to the thread. */
export type ThreadCall = { [M in keyof ImportReader]: ThreadCallOf<M> }[keyof ImportReader];
interface ThreadCallOf<M extends keyof ImportReader> {
  readonly method: M;
  readonly args: ArgumentsOf<M>;
}
/** A callback stays behind: its calls come back as messages. */
type ArgumentsOf<M extends keyof ImportReader> = M extends 'read'
  ? readonly [Parameters<ImportReader['read']>[0], Uint8Array]
  : Parameters<ImportReader[M]>;

/** What a thread says: some rows, to be answered with whether to go on, or its result. */
export type ThreadMessage =
  { readonly rows: StagedRows; readonly total: number } | { readonly result: unknown };

/** What a thread holds of a file lies beside its heap; what it works on at a time is little. */
const LIMITS = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 6 };

/** Reads each file on a thread of its own, which ends with it and gives its memory back. */
export function importThread(worker: URL): ImportReader {
  return {
    head: (...args) => call(worker, { method: 'head', args }),
    read: (task, bytes, take) => call(worker, { method: 'read', args: [task, bytes] }, take),
    problemWorkbook: (...args) => call(worker, { method: 'problemWorkbook', args }),
  };
}

function call<T>(url: URL, asked: ThreadCall, take: TakeRows = () => Promise.resolve(false)): Promise<T> {
  const [, bytes] = asked.args;
  // Bytes of a buffer of their own move over instead of being copied.
  const transferList = bytes.byteLength === bytes.buffer.byteLength ? [bytes.buffer as ArrayBuffer] : [];
  const worker = new Worker(url, { workerData: asked, transferList, resourceLimits: LIMITS });
  return new Promise<T>((resolve, reject) => {
    worker.on('message', (message: ThreadMessage) => {
      if ('result' in message) resolve(message.result as T);
      else {
        take(message.rows, message.total).then(
          (goOn) => {
            worker.postMessage(goOn);
          },
          (error: unknown) => {
            void worker.terminate();
            reject(error instanceof Error ? error : new Error(String(error)));
          },
        );
      }
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      reject(new Error('the reading thread ended early'));
    });
  });
}
