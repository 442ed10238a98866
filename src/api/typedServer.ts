import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { ApiServices } from './apiServices.js';
import type { ServerOptions } from './serverOptions.js';

/** A server whose handlers know the types of their schemas. */
export type TypedServer = Parameters<FastifyPluginAsyncTypebox>[0];

/** Adds some routes to a server. */
export type AddRoutes = (server: TypedServer, services: ApiServices, options: ServerOptions) => void;
