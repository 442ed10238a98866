import { itemsOf } from './checklist.js';
import type { VisitContext, VisitRecord } from './visitRecord.js';
import type { HazardGrade } from './words.js';

/** A finding that a failing answer suggests; people decide whether it is one. */
export interface Suggestion {
  readonly checklist: string;
  readonly item: string;
  readonly grade: HazardGrade;
  readonly domain: string;
  readonly text: { readonly zh: string; readonly en: string };
}

/** The findings that failing answers suggest and that nobody has written yet. */
export function suggestionsOf(
  { checklists }: VisitContext,
  { answers, findings }: VisitRecord,
): readonly Suggestion[] {
  return checklists.flatMap((list) =>
    itemsOf(list).flatMap(({ code: item, hazard }) => {
      const here = (each: { readonly checklist: string | null; readonly item: string | null }): boolean =>
        each.checklist === list.id && each.item === item;
      const failing = answers.some((answer) => here(answer) && answer.fails);
      if (!failing || hazard === null || findings.some(here)) return [];
      return [{ checklist: list.id, item, domain: list.domain, ...hazard }];
    }),
  );
}
