import { parentPort } from 'node:worker_threads';
import { writeForm } from './documents/forms/writeForm.js';
import type { FormDelivery, FormOrder } from './documents/formThread.js';

// The thread of documents: it writes one after the other.
async function deliver({ number, form, format }: FormOrder): Promise<FormDelivery> {
  try {
    return { number, bytes: await writeForm(form, format) };
  } catch (error) {
    return { number, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

let turn: Promise<void> = Promise.resolve();
parentPort?.on('message', (order: FormOrder) => {
  turn = turn.then(async () => {
    parentPort?.postMessage(await deliver(order));
  });
});
