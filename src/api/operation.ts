import type { FastifySchema } from 'fastify';
import Type, { type TSchema } from 'typebox';
import type { Action } from '../core/access/actions.js';
import type { Problem } from './problem.js';

/** Who may call a route: everybody, anybody who signed in, or whoever may take an action. */
export type Access = 'public' | 'signedIn' | Action;

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
}

/** Any problem (RFC 9457); the document describes it once. */
const ANY = {
  description: 'Problem',
  content: { 'application/problem+json': { schema: Type.Unsafe<Problem>({ $ref: 'Problem#' }) } },
} as const;

interface Described {
  readonly description: string;
  readonly content: Readonly<Record<string, { readonly schema: TSchema }>>;
}

/** An answer that is a file of some media type, or of one of several. */
export const file = (
  type: string | readonly string[],
  description = [type].flat().join(' or '),
): Described => ({
  description,
  content: Object.fromEntries(
    [type].flat().map((each) => [each, { schema: Type.Unsafe({ type: 'string', format: 'binary' }) }]),
  ),
});

const PROBLEMS = {
  ...{ 400: ANY, 401: ANY, 403: ANY, 404: ANY, 409: ANY, 412: ANY, 413: ANY },
  ...{ 415: ANY, 422: ANY, 428: ANY, 429: ANY, 500: ANY, 503: ANY },
} as const;

export interface OperationSchema extends FastifySchema {
  readonly summary: string;
  readonly tags: readonly string[];
  readonly response: Readonly<Record<number, TSchema | Described>>;
}

/** The options of a route: its schemas, the problems that every route may answer with, and who may call it. */
export function operation<const S extends OperationSchema>(
  access: Access,
  schema: S,
): {
  readonly config: { readonly access: Access };
  readonly schema: Omit<S, 'response'> & {
    readonly response: typeof PROBLEMS & S['response'];
    'x-access': Access;
  };
} {
  return {
    config: { access },
    schema: { ...schema, 'x-access': access, response: { ...PROBLEMS, ...schema.response } },
  };
}
