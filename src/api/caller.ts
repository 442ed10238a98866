import type { FastifyRequest } from 'fastify';
import { mayAnywhere, mayTouch } from '../core/access/policy.js';
import type { Actor } from '../core/access/roles.js';
import { isAction, type Action } from '../core/access/actions.js';
import type { Act } from '../app/ports/act.js';
import type { Credentials, Session } from '../app/ports/peopleStore.js';
import { must, refuse } from './problem.js';

/** Who sent a request. */
export interface Caller {
  readonly actor: Actor;
  /** Of a person; keys have none. */
  readonly signedIn: { readonly session: Session; readonly credentials: Credentials } | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
  }
}

/** The caller of a route that is not public. */
export function callerOf(request: FastifyRequest): Caller {
  return request.caller ?? refuse('signIn.required');
}

/** The organisations in whose subtrees the caller may take the route's action. */
export function reachIn(request: FastifyRequest, action: Action): readonly string[] {
  return must(mayAnywhere(callerOf(request).actor, action));
}

/**
 * Ends the request unless the caller may take the action on this thing. Out of reach, the answer is word for word that
 * for a thing which does not exist.
 */
export function mustReach(
  request: FastifyRequest,
  action: Action,
  thing: { readonly kind: string; readonly id: string; readonly path: readonly string[] },
): void {
  const touch = mayTouch(callerOf(request).actor, action, thing);
  if (!touch.ok && touch.error.code === 'access.not-found') refuse('store.not-found', touch.error.params);
  must(touch);
}

/** A write of this request for the audit trail, under the action of its route. */
export function actOf(request: FastifyRequest, now: Date, reason: string | null = null): Act {
  const access = request.routeOptions.config.access ?? '';
  if (!isAction(access)) throw new Error(`the route ${request.url} writes without an action`);
  return { actor: callerOf(request).actor.id, action: access, at: now, reason };
}
