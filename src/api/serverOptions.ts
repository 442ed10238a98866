import type { FastifyServerOptions } from 'fastify';

export interface ServerOptions {
  readonly logger?: FastifyServerOptions['logger'];
  /** Cookies go over https only; false on a loopback address without it. */
  readonly secureCookies?: boolean;
  /** Requests a minute and address; signing in has a stricter limit of its own. */
  readonly requestsPerMinute?: number;
  readonly signInsPerMinute?: number;
  /** Delay of the event loop from which on requests are put off with 503; 0 for never. */
  readonly longestDelayMs?: number;
  /** Time for a whole request to arrive; a slower one is cut off. */
  readonly slowRequestMs?: number;
  /** Whether to believe the forwarding headers of a proxy in front. */
  readonly trustProxy?: boolean;
  /** Where the screens were built to; the interface alone without it. */
  readonly webFolder?: string;
}
