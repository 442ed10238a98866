import type { FastifySchema } from 'fastify';
import type { TSchema } from 'typebox';
import type { Action } from '../core/access/actions.js';
import { Problem } from './problem.js';

/** Who may call a route: everybody, anybody who signed in, or whoever may take an action. */
export type Access = 'public' | 'signedIn' | Action;

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
}

const PROBLEMS = {
  400: Problem,
  401: Problem,
  403: Problem,
  404: Problem,
  409: Problem,
  412: Problem,
  413: Problem,
  415: Problem,
  422: Problem,
  428: Problem,
  429: Problem,
  500: Problem,
  503: Problem,
} as const;

export interface OperationSchema extends FastifySchema {
  readonly summary: string;
  readonly tags: readonly string[];
  readonly response: Readonly<Record<number, TSchema>>;
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
