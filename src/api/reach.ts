import type { FastifyRequest } from 'fastify';
import type { Action } from '../core/access/actions.js';
import type { Organisation } from '../app/ports/organisationStore.js';
import { organisationTree, type OrganisationTree } from '../app/organisations/tree.js';
import type { ApiServices } from './apiServices.js';
import { reachIn } from './caller.js';
import { refuse } from './problem.js';

/** How far the caller's action reaches: the tree, and the organisations whose things may be listed (null: all). */
export interface Reach {
  readonly tree: OrganisationTree;
  readonly within: readonly string[] | null;
}

const trees = new WeakMap<readonly Organisation[], OrganisationTree>();

/** Requests that shared one reading of the organisations share its tree too. */
function treeOf(organisations: readonly Organisation[]): OrganisationTree {
  const known = trees.get(organisations) ?? organisationTree(organisations);
  trees.set(organisations, known);
  return known;
}

/** Reach of an action, narrowed to one organisation and those below it where the query asks for that. */
export async function reachOfRequest(
  services: ApiServices,
  request: FastifyRequest,
  action: Action,
  organisation?: string,
): Promise<Reach> {
  const tree = treeOf(await services.readOrganisations());
  const within = tree.below(reachIn(request, action));
  if (organisation === undefined) return { tree, within };
  const asked = tree.below([organisation]);
  if (asked === null || within === null) return { tree, within: asked ?? within };
  return { tree, within: asked.filter((code) => within.includes(code)) };
}

/** For what concerns the whole office: whoever reaches only a part of it is refused. */
export async function mustReachAll(
  services: ApiServices,
  request: FastifyRequest,
  action: Action,
): Promise<void> {
  const { within } = await reachOfRequest(services, request, action);
  if (within !== null) refuse('access.forbidden', { action });
}
