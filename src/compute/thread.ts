import { parentPort } from 'node:worker_threads';
import { scoreShard, type ShardWork } from '../app/scoring/scoreShard.js';

// The thread that computes: work and results are text, which threads hand over without taking it apart.
export interface Order {
  readonly number: number;
  readonly work: ShardWork;
}

export type Delivery =
  { readonly number: number; readonly result: string } | { readonly number: number; readonly error: string };

parentPort?.on('message', ({ number, work }: Order) => {
  parentPort?.postMessage(deliver(number, work));
});

function deliver(number: number, work: ShardWork): Delivery {
  try {
    return { number, result: scoreShard(work) };
  } catch (error) {
    return { number, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
