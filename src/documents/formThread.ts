import { Worker } from 'node:worker_threads';
import type { Form, Format, WriteForm } from '../app/ports/forms.js';

/** A document to be written, as it goes to the thread. */
export interface FormOrder {
  readonly number: number;
  readonly form: Form;
  readonly format: Format;
}

export type FormDelivery =
  | { readonly number: number; readonly bytes: Uint8Array }
  | { readonly number: number; readonly error: string };

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/** Fonts stay in memory for as long as documents come at least this often, in milliseconds. */
const IDLE = 60_000;

/**
 * Writes documents on a thread of its own, one after the other: a PDF keeps a processor busy for some tenths of a
 * second. The thread starts with the first document and ends, with its fonts, when none came for a minute.
 */
export function formThread(url: URL): WriteForm {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let orders = 0;
  const start = (): Worker => {
    const started = new Worker(url);
    started.unref();
    started.on('message', (delivery: FormDelivery) => {
      const order = waiting.get(delivery.number);
      waiting.delete(delivery.number);
      if ('bytes' in delivery) order?.resolve(delivery.bytes);
      else order?.reject(new Error(delivery.error));
      if (waiting.size === 0) idle = setTimeout(() => void started.terminate(), IDLE).unref();
    });
    const lose = (error: Error): void => {
      if (thread === started) thread = null;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    started.on('error', lose);
    started.on('exit', () => {
      lose(new Error('the thread of documents ended'));
    });
    return started;
  };
  return (form, format) =>
    new Promise((resolve, reject) => {
      clearTimeout(idle);
      const order: FormOrder = { number: ++orders, form, format };
      waiting.set(order.number, { resolve, reject });
      (thread ??= start()).postMessage(order);
    });
}
