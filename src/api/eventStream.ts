import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A thing that is watched until it ends. */
export interface Watched {
  /** What it is now, whole; null when it is gone. */
  readonly read: () => Promise<object | null>;
  readonly ended: (state: object) => boolean;
  /** Whether the reader may still look; asked with each heartbeat. */
  readonly mayGoOn: () => Promise<boolean>;
}

export interface WatchTimes {
  readonly pollMs: number;
  readonly heartbeatMs: number;
}

const TIMES: WatchTimes = { pollMs: 500, heartbeatMs: 15_000 };
/** Id of the last event: who comes back with it is told that there is nothing more (HTML §9.2.3). */
const LAST = 'end';

/** Sends the states of a thing as server-sent events, each whole, until it ends, the reader leaves or the service stops. */
export function sendEvents(
  request: FastifyRequest,
  reply: FastifyReply,
  watched: Watched,
  stopping: AbortSignal,
): FastifyReply {
  if (request.headers['last-event-id'] === LAST) return reply.code(204).send();
  return (
    reply
      .type('text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      // Kept open for a further request, the connection would hold up the end of the service.
      .header('connection', 'close')
      .send(Readable.from(eventsOf(watched, stopping, TIMES)))
  );
}

export async function* eventsOf(
  { read, ended, mayGoOn }: Watched,
  stopping: AbortSignal,
  { pollMs, heartbeatMs }: WatchTimes,
): AsyncGenerator<string> {
  let shown = '';
  let quietSince = performance.now();
  while (!stopping.aborted) {
    const state = await read();
    if (state === null) return;
    const data = JSON.stringify(state);
    if (data !== shown) {
      const over = ended(state);
      yield `${over ? `id: ${LAST}\n` : ''}event: ${over ? 'ended' : 'progress'}\ndata: ${data}\n\n`;
      if (over) return;
      shown = data;
      quietSince = performance.now();
    } else if (performance.now() - quietSince >= heartbeatMs) {
      if (!(await mayGoOn())) return;
      yield ':\n\n';
      quietSince = performance.now();
    }
    await delay(pollMs, undefined, { signal: stopping }).catch(() => undefined);
  }
}
