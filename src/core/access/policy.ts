import { err, ok, type Result } from '../kernel/result.js';
import { ACTIONS, type Action } from './actions.js';
import type { AccessProblem } from './reasons.js';
import type { Actor, Role } from './roles.js';

/** An organisation with those above it, from itself up to the root. */
export type OrganisationPath = readonly string[];

/**
 * The organisations in whose subtrees the actor may take the action, ascending and without repeats; empty when
 * nowhere.
 */
export function reachOf(actor: Actor, action: Action): readonly string[] {
  const within = actor.scopes === null || actor.scopes.includes(action);
  const roles: readonly Role[] = ACTIONS[action];
  const codes = actor.grants
    .filter(({ role }) => within && roles.includes(role))
    .map((each) => each.organisation);
  return [...new Set(codes)].sort();
}

/** Whether the actor may take the action on something of an organisation. */
export function mayIn(actor: Actor, action: Action, path: OrganisationPath): boolean {
  const reach = reachOf(actor, action);
  return path.some((code) => reach.includes(code));
}

/** Whether the actor may take the action anywhere at all. */
export function mayAnywhere(actor: Actor, action: Action): Result<readonly string[], AccessProblem> {
  const reach = reachOf(actor, action);
  return reach.length > 0 ? ok(reach) : err({ code: 'access.forbidden', params: { action } });
}

/**
 * Access to one thing. Out of reach, the answer is the same as for a thing that does not exist, so that ids of
 * other organisations cannot be found by guessing.
 */
export function mayTouch(
  actor: Actor,
  action: Action,
  thing: { readonly kind: string; readonly id: string; readonly path: OrganisationPath },
): Result<void, AccessProblem> {
  const anywhere = mayAnywhere(actor, action);
  if (!anywhere.ok) return anywhere;
  if (mayIn(actor, action, thing.path)) return ok(undefined);
  return err({ code: 'access.not-found', params: { kind: thing.kind, id: thing.id } });
}

/** Two duties that one person must not hold in the same matter. */
export function checkSeparation(
  duty: 'approve' | 'void' | 'decide' | 'close',
  actor: string,
  others: readonly (string | null)[],
): Result<void, AccessProblem> {
  if (!others.includes(actor)) return ok(undefined);
  return err({ code: 'access.separation-of-duties', params: { duty, person: actor } });
}

/** Roles of which one person holds at most one group: who plans never audits, who administers never draws. */
const APART: readonly (readonly [Role, Role])[] = [
  ['planner', 'supervisor'],
  ['planner', 'administrator'],
  ['planner', 'auditor'],
];

/** The first two roles of a person that must not be in one hand, or null. */
export function conflictOf(roles: readonly Role[]): readonly [Role, Role] | null {
  return APART.find(([one, other]) => roles.includes(one) && roles.includes(other)) ?? null;
}
