import { addDays, monthDays, type Day } from '../../core/kernel/date.js';
import type { Hash } from '../../core/kernel/hash.js';
import { unfitFor } from '../../core/scoring/approval.js';
import { parseRuleSet } from '../../core/scoring/parseRuleSet.js';
import type { Duty } from '../duties/deadlinesJob.js';
import type { JobQueue } from '../ports/jobQueue.js';
import type { OrganisationStore } from '../ports/organisationStore.js';
import type { RuleSetDraft, RuleSetDrafts } from '../ports/ruleSetDrafts.js';
import type { RuleSetStore } from '../ports/ruleSetStore.js';

export interface RetierTools {
  readonly hash: Hash;
  readonly store: RuleSetDrafts &
    RuleSetStore &
    Pick<OrganisationStore, 'readOrganisations'> &
    Pick<JobQueue, 'scheduleJob'>;
}

const PAGE = 200;

/**
 * Asks once a month for the register to be scored anew, as it was on the last day before: by the newest version of
 * each rule set of the whole office that is approved and in effect throughout the month. Month, organisation and
 * rule set name the job, so that it is asked for once, however many processes ask and however often.
 */
export function retierMonthly({ hash, store }: RetierTools): Duty {
  return async (day) => {
    const month = day.slice(0, 7);
    const days = monthDays(month);
    if (!days.ok) throw new RangeError(`"${day}" is no day`);
    const roots = (await store.readOrganisations()).filter(({ parent }) => parent === null);
    const [root] = roots;
    if (root === undefined || roots.length > 1) return { retierings: 0 };
    const chosen = await newest(store, root.code, (content) => isFit(hash, content, days.value));
    for (const [name, ruleSet] of chosen) {
      await store.scheduleJob({
        kind: 'retier',
        subject: `${month}/${root.code}/${name}`,
        payload: { month, asOf: addDays(days.value.first, -1), ruleSet },
        organisation: root.code,
      });
    }
    return { retierings: chosen.size };
  };
}

function isFit(hash: Hash, content: string, days: { readonly first: Day; readonly last: Day }): boolean {
  const parsed = parseRuleSet(JSON.parse(content));
  return parsed.ok && unfitFor(hash, parsed.value, { from: days.first, to: days.last }) === null;
}

/** Hashes of approved rule sets by name, of each the highest version that fits. */
async function newest(
  store: RetierTools['store'],
  organisation: string,
  fits: (content: string) => boolean,
): Promise<ReadonlyMap<string, string>> {
  const chosen = new Map<string, { readonly version: number; readonly hash: string }>();
  for await (const { name, version, approved } of approvedOf(store, organisation)) {
    if (approved === null || Number(version) <= (chosen.get(name)?.version ?? -1)) continue;
    const kept = await store.loadRuleSet(approved);
    if (kept !== null && fits(kept.content)) chosen.set(name, { version: Number(version), hash: approved });
  }
  return new Map([...chosen].map(([name, { hash }]) => [name, hash]));
}

async function* approvedOf(store: RuleSetDrafts, organisation: string): AsyncIterable<RuleSetDraft> {
  let after: string | null = null;
  do {
    const more: { readonly after?: string } = after === null ? {} : { after };
    const page = await store.listDrafts({ limit: PAGE, within: [organisation], ...more });
    if (!page.ok) throw new Error(page.error.code);
    yield* page.value.items;
    after = page.value.next;
  } while (after !== null);
}
