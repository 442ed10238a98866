import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Action } from '../../core/access/actions.js';
import type { OrganisationTree } from '../../app/organisations/tree.js';
import { IMPORT_KINDS, IMPORT_STATES, IMPORT_STEPS } from '../../app/imports/kinds.js';
import type { ImportScope, ImportView } from '../../app/ports/importStore.js';
import type { ApiServices } from '../apiServices.js';
import { mustReach } from '../caller.js';
import { Place, refuse } from '../problem.js';
import { reachOfRequest } from '../reach.js';
import { closed, Code, Instant, oneOf, orNull } from '../schemas.js';

export const TAGS = ['imports'];
export const IMPORT_PATH = '/api/v1/imports/:id';
export const ImportId = closed({ id: Code });
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const Count = Type.Integer({ minimum: 0 });
export const ImportProblemSchema = closed({
  code: Type.String(),
  title: Type.String({ description: 'in the reader’s language' }),
  params: Type.Record(Type.String(), Type.Unknown()),
  place: Type.Optional(Place),
});

const Found = closed({
  columns: Type.Array(Type.String()),
  sample: Type.Array(Type.Array(Type.String())),
  proposal: orNull(
    closed({
      origin: oneOf(['source', 'guess']),
      mapping: Type.Unknown({ description: 'one table of evenhand/mapping/v1' }),
    }),
  ),
});

export const ImportSchema = Type.Unsafe<ImportView>(
  closed({
    id: Code,
    organisation: Code,
    source: Code,
    kind: oneOf(IMPORT_KINDS),
    state: oneOf(IMPORT_STATES),
    step: orNull(oneOf(IMPORT_STEPS)),
    fileName: Type.String(),
    size: Count,
    sha256: Type.String(),
    found: orNull(Found),
    mapping: Type.Unknown(),
    complete: Type.Boolean(),
    done: Count,
    total: Count,
    counts: orNull(
      closed({
        ...{ rows: Count, merged: Count, ignored: Count, added: Count, changed: Count, unchanged: Count },
        ...{ removed: Count, problems: Count },
      }),
    ),
    failure: orNull(closed({ code: Type.String(), params: Type.Unknown(), place: Type.Optional(Place) })),
    createdBy: Code,
    createdAt: Instant,
    changedAt: Instant,
  }),
);

/** An import that the caller may touch, with the organisations whose things it may write. */
export async function reachedImport(
  services: ApiServices,
  request: FastifyRequest,
  action: Action,
): Promise<{ readonly view: ImportView; readonly scope: ImportScope }> {
  const { id } = request.params as Type.Static<typeof ImportId>;
  const view = (await services.readImport(id)) ?? refuse('store.not-found', { kind: 'import', id });
  const { tree } = await reachOfRequest(services, request, action);
  mustReach(request, action, { kind: 'import', id, path: tree.pathOf(view.organisation) });
  return { view: current(services, view), scope: scopeOf(tree, view.organisation) };
}

export const scopeOf = (tree: OrganisationTree, organisation: string): ImportScope =>
  tree.below([organisation]);

/** With the progress of what runs in this process. */
export function current({ imports }: ApiServices, view: ImportView): ImportView {
  const [done, total] = imports.progress.get(view.id) ?? [view.done, view.total];
  return { ...view, done, total };
}
