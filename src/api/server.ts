import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import underPressure from '@fastify/under-pressure';
import { TypeBoxValidatorCompiler, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyInstance } from 'fastify';
import type { ApiServices } from './apiServices.js';
import { authenticate } from './authentication.js';
import { describeUnchanged } from './conditional.js';
import { answerFailures, answerFrameworkError } from './failures.js';
import { repeatOnce } from './idempotency.js';
import { servePages } from './pages.js';
import { Problem } from './problem.js';
import { limitRates } from './rateLimits.js';
import { refuseUnstorable } from './requestText.js';
import { ROUTES } from './routes/routes.js';
import { SECURITY_HEADERS } from './securityHeaders.js';
import type { ServerOptions } from './serverOptions.js';

const BODY_LIMIT = 1024 * 1024;
const SLOW_REQUEST_MS = 30_000;
const LONGEST_DELAY_MS = 2000;

/** The service's routes, ready to listen or to be asked with `inject`. */
export async function createServer(
  services: ApiServices,
  options: ServerOptions = {},
): Promise<FastifyInstance> {
  const slowest = options.slowRequestMs ?? SLOW_REQUEST_MS;
  const server = Fastify({
    logger: options.logger ?? false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: slowest,
    // Node looks after slow requests from time to time only.
    http: { headersTimeout: slowest, connectionsCheckingInterval: Math.ceil(slowest / 4) },
    trustProxy: options.trustProxy ?? false,
    routerOptions: { maxParamLength: 200 },
    genReqId: () => randomUUID(),
    frameworkErrors: answerFrameworkError,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
  }).withTypeProvider<TypeBoxTypeProvider>();
  server.setValidatorCompiler(TypeBoxValidatorCompiler);
  server.setSerializerCompiler(() => JSON.stringify);
  answerFailures(server);
  await server.register(helmet, SECURITY_HEADERS);
  await server.register(cookie);
  await server.register(underPressure, { maxEventLoopDelay: options.longestDelayMs ?? LONGEST_DELAY_MS });
  await limitRates(server, {
    all: options.requestsPerMinute ?? 600,
    signIns: options.signInsPerMinute ?? 20,
  });
  await server.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Evenhand', version: services.version } },
    refResolver: {
      buildLocalReference: (schema) =>
        JSON.stringify(schema['$id'])
          .slice(1, -1)
          .replace(/^evenhand\//, '')
          .replaceAll('/', '-'),
    },
  });
  server.addSchema(Problem);
  describeUnchanged(server);
  server.addHook('onClose', () => services.idle());
  authenticate(server, services);
  refuseUnstorable(server);
  repeatOnce(server, services);
  await server.register(swaggerUi, { routePrefix: '/docs' });
  // Each group by itself: what one of them reads, such as forms, no other does.
  for (const add of ROUTES) {
    await server.register((scope, _options, done) => {
      add(scope.withTypeProvider<TypeBoxTypeProvider>(), services, options);
      done();
    });
  }
  if (options.webFolder !== undefined) await servePages(server, options.webFolder);
  return server;
}
