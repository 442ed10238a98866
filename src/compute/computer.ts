import { Worker } from 'node:worker_threads';
import type { ShardWork } from '../app/scoring/scoreShard.js';
import type { Delivery, Order } from './thread.js';

export interface Computer {
  /** Scores a shard in the thread. Rejects when the signal is aborted; the thread then finishes for nobody. */
  readonly scoreShard: (work: ShardWork, signal: AbortSignal) => Promise<string>;
  stop(): Promise<void>;
}

interface Waiting {
  readonly resolve: (result: string) => void;
  readonly reject: (error: Error) => void;
}

/** One thread that computes, so that the event loop of the service stays free. It starts with the first work. */
export function startComputer(): Computer {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | null = null;
  let orders = 0;
  const start = (): Worker => {
    const started = new Worker(new URL('./thread.js', import.meta.url));
    started.on('message', (delivery: Delivery) => {
      const order = waiting.get(delivery.number);
      waiting.delete(delivery.number);
      if ('result' in delivery) order?.resolve(delivery.result);
      else order?.reject(new Error(delivery.error));
    });
    const lose = (error: Error): void => {
      if (thread === started) thread = null;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    started.on('error', lose);
    started.on('exit', () => {
      lose(new Error('the computing thread ended'));
    });
    return started;
  };
  return {
    scoreShard: (work, signal) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const order: Order = { number: ++orders, work };
        waiting.set(order.number, { resolve, reject });
        signal.addEventListener('abort', () => {
          waiting.delete(order.number);
          reject(new Error('stopped'));
        });
        (thread ??= start()).postMessage(order);
      }),
    stop: async () => {
      await thread?.terminate();
    },
  };
}
