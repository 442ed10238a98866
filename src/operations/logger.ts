import { pino, type DestinationStream, type Logger, type LoggerOptions } from 'pino';
import type { Log } from '../app/ports/log.js';
import { scrub } from './scrub.js';

/** How requests are logged: by the pattern of their route, never by their address, which may name somebody. */
interface LoggedRequest {
  readonly id?: unknown;
  readonly method?: unknown;
  readonly routeOptions?: { readonly url?: string | undefined };
}

interface LoggedError {
  readonly name?: string;
  readonly code?: unknown;
  readonly stack?: string;
}

/** Options for pino, also for the one that Fastify makes. Lines are JSON with an ISO time. */
export function loggerOptions(level: string): LoggerOptions {
  return {
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { req: requestFields, res: replyFields, err: errorFields },
    hooks: { streamWrite: scrub },
  };
}

const requestFields = ({ id, method, routeOptions }: LoggedRequest) => ({
  id,
  method,
  route: routeOptions?.url ?? 'unknown',
});

const replyFields = ({ statusCode }: { readonly statusCode?: number }) => ({ status: statusCode });

/** The frames of the stack without its first line, which repeats the message. */
export function errorFields({ name, code, stack }: LoggedError) {
  const frames = (stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    kind: name ?? 'unknown',
    code: typeof code === 'string' ? code : null,
    stack: frames.slice(0, 12).map((line) => line.trim()),
  };
}

export function createLogger(level: string, destination: DestinationStream = pino.destination(2)): Logger {
  return pino(loggerOptions(level), destination);
}

export function logOn(logger: Logger): Log {
  return {
    info: (event, fields = {}) => {
      logger.info(fields, event);
    },
    warn: (event, fields = {}) => {
      logger.warn(fields, event);
    },
    error: (event, error, fields = {}) => {
      logger.error({ ...fields, err: error instanceof Error ? error : new Error() }, event);
    },
  };
}
