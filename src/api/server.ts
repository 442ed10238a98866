import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { TypeBoxValidatorCompiler, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyInstance } from 'fastify';
import type { ApiServices } from './apiServices.js';
import { healthRoutes } from './health.js';
import { listPage } from './listPage.js';
import { listRoutes } from './lists.js';

/** The service's routes, ready to listen or to be asked with `inject`. */
export async function createServer(services: ApiServices): Promise<FastifyInstance> {
  const server = Fastify({ logger: false, bodyLimit: 1024 * 1024 }).withTypeProvider<TypeBoxTypeProvider>();
  server.setValidatorCompiler(TypeBoxValidatorCompiler);
  await server.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Evenhand', version: services.version } },
  });
  await server.register(swaggerUi, { routePrefix: '/docs' });
  await server.register(healthRoutes(services));
  await server.register(listRoutes(services));
  await server.register(listPage(services));
  return server;
}
