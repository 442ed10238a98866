import { lineOf } from '../kernel/lineOf.js';
import { at } from '../kernel/problem.js';
import { err, type Result } from '../kernel/result.js';
import { parseJson, readRecord } from '../kernel/schema.js';
import { canFail, Checklist, type ChecklistItem } from './checklist.js';
import type { VisitProblem } from './reasons.js';

/** Reads a checklist from JSON text; every fault names its line and its JSON pointer. */
export function parseChecklist(text: string): Result<Checklist, readonly VisitProblem[]> {
  const json = parseJson(text);
  if (!json.ok) return err([json.error]);
  const read = readRecord(Checklist, json.value);
  const faults = read.ok ? contentFaults(read.value) : [read.error];
  if (read.ok && faults.length === 0) return read;
  return err(faults.map((fault) => at(fault, { row: lineOf(text, fault.place?.field ?? '') })));
}

function contentFaults({ sections }: Checklist): readonly VisitProblem[] {
  const seen = new Set<string>();
  return sections.flatMap(({ items }, section) =>
    items.flatMap((item, index) => {
      const field = `/sections/${section}/items/${index}`;
      const twice = seen.has(item.code);
      seen.add(item.code);
      return [...(twice ? [twiceFault(item)] : []), ...itemFaults(item)].map((fault) => at(fault, { field }));
    }),
  );
}

const twiceFault = ({ code }: ChecklistItem): VisitProblem => ({
  code: 'visits.item-twice',
  params: { item: code },
});

function itemFaults(item: ChecklistItem): readonly VisitProblem[] {
  const { answer, hazard, code } = item;
  const params = { item: code };
  const faults: VisitProblem[] = [];
  const crossed =
    answer.kind === 'number' && answer.min !== null && answer.max !== null && answer.min > answer.max;
  if (crossed) faults.push({ code: 'visits.bounds-crossed', params });
  if (canFail(item) && hazard === null) faults.push({ code: 'visits.hazard-missing', params });
  if (!canFail(item) && hazard !== null) faults.push({ code: 'visits.hazard-without-failure', params });
  return faults;
}
