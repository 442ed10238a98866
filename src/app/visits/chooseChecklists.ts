import { recordHash, type Hash } from '../../core/kernel/hash.js';
import { canonical, type Json } from '../../core/kernel/canonical.js';
import type { Enterprise } from '../../core/scoring/register.js';
import type { Checklist } from '../../core/visits/checklist.js';
import type { StoredChecklist } from '../ports/visitStore.js';

/** The checklists for an enterprise in a domain, the latest version of each, ascending by id. */
export function chooseChecklists(
  checklists: readonly Checklist[],
  domain: string,
  { devices, marks }: Pick<Enterprise, 'devices' | 'marks'>,
): readonly Checklist[] {
  const kinds = new Set([...devices, ...marks].map(({ kind }) => kind));
  const latest = new Map<string, Checklist>();
  for (const list of checklists) {
    const { id, version, applies } = list;
    const wanted = [...applies.devices, ...applies.marks];
    if (list.domain !== domain || (wanted.length > 0 && !wanted.some((kind) => kinds.has(kind)))) continue;
    if (version > (latest.get(id)?.version ?? 0)) latest.set(id, list);
  }
  return [...latest.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** A checklist as it is kept with visits. */
export function storedChecklist(hash: Hash, list: Checklist): StoredChecklist {
  const { format, id, version, title, domain, applies, sections } = list;
  const record = { format, id, version, title, domain, applies, sections } as unknown as Json;
  return { hash: recordHash(hash, record), id, version, content: canonical(record) };
}
