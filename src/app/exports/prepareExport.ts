import { mayAnywhere } from '../../core/access/policy.js';
import type { Action } from '../../core/access/actions.js';
import type { Actor } from '../../core/access/roles.js';
import type { Day } from '../../core/kernel/date.js';
import type { Problem } from '../../core/kernel/problem.js';
import { ok, type Result } from '../../core/kernel/result.js';
import type { Language } from '../../messages/texts.js';
import { organisationTree, type OrganisationTree } from '../organisations/tree.js';
import type { Organisation } from '../ports/organisationStore.js';
import type { ServiceStore } from '../ports/serviceStore.js';
import type { ReportFormat, WriteReport } from '../ports/tables.js';
import type { CellContext, ExportList } from './exportList.js';
import { EXPORT_LISTS, type ExportListName } from './exportLists.js';

/** What making files needs from outside. */
export interface ExportContext {
  readonly store: ServiceStore;
  readonly writeReport: WriteReport;
  /** Today in the zone of the work calendar. */
  readonly today: () => Day;
  readonly now: () => Date;
  /** Rows up to which a file is made at once. */
  readonly directRows: number;
  /** Hours for which the file of a job is kept. */
  readonly keepHours: number;
}

/** What is asked for; also the payload of its job. */
export interface ExportRequest {
  readonly list: ExportListName;
  readonly format: ReportFormat;
  readonly language: Language;
  /** Only of this organisation and those below it. */
  readonly organisation: string | null;
  readonly sort: string | null;
  readonly filters: Readonly<Record<string, string | number>>;
}

/** A request whose bounds are known: what the asker may read now, and nothing else. */
export interface PreparedExport {
  readonly request: ExportRequest;
  readonly list: ExportList;
  readonly within: readonly string[] | null;
  readonly words: CellContext;
  /** Name of whose list it is. */
  readonly whose: string;
  /** The organisation whose people see the job. */
  readonly organisation: string | null;
}

/** Bounds an export by what its asker may read at this moment, in the list itself and in files at all. */
export async function prepareExport(
  store: ServiceStore,
  actor: Actor,
  request: ExportRequest,
): Promise<Result<PreparedExport, Problem>> {
  const list: ExportList = EXPORT_LISTS[request.list];
  const organisations = await store.readOrganisations();
  const tree = organisationTree(organisations);
  const reach = reachOf(tree, actor, list.own ? [list.action] : ['export.read', list.action]);
  if (!reach.ok) return reach;
  const checked = await list.check(store, tree, actor, request.filters);
  if (!checked.ok) return checked;
  const asked = request.organisation === null ? null : tree.below([request.organisation]);
  const whose = request.organisation ?? reach.value.at[0] ?? null;
  const name = nameIn(organisations);
  return ok({
    ...{ request, list, organisation: whose, whose: name(whose) },
    within: list.own ? null : both(reach.value.within, asked),
    words: { language: request.language, organisation: name },
  });
}

interface ExportReach {
  readonly within: readonly string[] | null;
  /** Where the asker stands. */
  readonly at: readonly string[];
}

function reachOf(
  tree: OrganisationTree,
  actor: Actor,
  actions: readonly Action[],
): Result<ExportReach, Problem> {
  let reach: ExportReach = { within: null, at: [] };
  for (const action of actions) {
    const may = mayAnywhere(actor, action);
    if (!may.ok) return may;
    reach = { within: both(reach.within, tree.below(may.value)), at: may.value };
  }
  return ok(reach);
}

/** What lies in both; null stands for all. */
function both(one: readonly string[] | null, other: readonly string[] | null): readonly string[] | null {
  if (one === null || other === null) return one ?? other;
  return one.filter((code) => other.includes(code));
}

function nameIn(organisations: readonly Organisation[]): CellContext['organisation'] {
  const names = new Map(organisations.map(({ code, name }) => [code, name]));
  const root = organisations.find(({ parent }) => parent === null)?.name ?? '';
  return (code) => (code === null ? root : (names.get(code) ?? code));
}
