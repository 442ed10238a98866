import type { FastifyServerOptions } from 'fastify';

export interface ServerOptions {
  readonly logger?: FastifyServerOptions['logger'];
  /** Cookies go over https only; false on a loopback address without it. */
  readonly secureCookies?: boolean;
  /** Requests a minute and caller; the sign-in route has a stricter limit of its own. */
  readonly requestsPerMinute?: number;
  /** Whether to believe the forwarding headers of a proxy in front. */
  readonly trustProxy?: boolean;
}
