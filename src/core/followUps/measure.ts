import { addDays, daysBetween, type Day } from '../kernel/date.js';
import { err, ok, type Result } from '../kernel/result.js';
import { all, inState, notInvestigating } from './checks.js';
import type { Deed, Measure, Origin, Seal } from './followUp.js';
import type { FollowUpProblem } from './reasons.js';
import type { FollowUpSettings } from './settings.js';

type Step = Result<Measure, FollowUpProblem>;
type Proposed = Pick<Measure, 'measure' | 'basis' | 'reason' | 'urgent' | 'days'> & {
  readonly seals: readonly Omit<Seal, 'released'>[];
};

/** A coercive measure as officers propose it; one taken on the spot is decided afterwards. */
export function newMeasure(
  id: string,
  origin: Origin,
  { seals, ...content }: Proposed,
  { measureDays }: FollowUpSettings,
): Step {
  if (content.days > measureDays)
    return err({ code: 'followUps.too-long', params: { days: content.days, most: measureDays } });
  const twice = seals.find(({ seal }, at) => seals.findIndex((each) => each.seal === seal) !== at);
  if (twice !== undefined) return err({ code: 'followUps.seal-twice', params: { seal: twice.seal } });
  return ok({
    ...{ kind: 'measure', id, state: 'proposed', closedOn: null, decision: null, extension: null },
    ...origin,
    ...content,
    deadline: addDays(origin.openedOn, content.days),
    seals: seals.map((seal) => ({ ...seal, released: null })),
  });
}

/** Decided by somebody who did not investigate. A refused one must be released at once. */
export function decideMeasure(measure: Measure, deed: Deed, agreed: boolean, opinion: string): Step {
  const may = all(inState(measure, 'decide', ['proposed']), notInvestigating(measure, deed.by));
  if (!may.ok) return may;
  const decision = { ...deed, agreed, opinion };
  if (agreed) return ok({ ...measure, state: 'decided', decision });
  const released = { ...deed, reason: opinion };
  const seals = measure.seals.map((seal) => ({ ...seal, released: seal.released ?? released }));
  return ok({ ...measure, state: 'refused', decision, seals, closedOn: deed.on });
}

/** Once, and by no more than the first term may last (行政强制法 art. 25). */
export function extendMeasure(
  measure: Measure,
  deed: Deed,
  { to, reason }: { readonly to: Day; readonly reason: string },
  { measureDays }: FollowUpSettings,
): Step {
  const may = all(inState(measure, 'extend', ['decided']), notInvestigating(measure, deed.by));
  if (!may.ok) return may;
  const former = measure.deadline ?? '';
  if (measure.extension !== null)
    return err({ code: 'followUps.extended-already', params: { id: measure.id } });
  if (deed.on > former) return err({ code: 'followUps.deadline-passed', params: { deadline: former } });
  if (to <= former) return err({ code: 'followUps.deadline-not-later', params: { deadline: to, former } });
  const days = daysBetween(former, to);
  if (days > measureDays) return err({ code: 'followUps.too-long', params: { days, most: measureDays } });
  return ok({ ...measure, deadline: to, extension: { ...deed, to, reason } });
}

/** Takes seals off; the measure ends with the last one. */
export function releaseSeals(
  measure: Measure,
  deed: Deed,
  released: readonly string[],
  reason: string,
): Step {
  const open = inState(measure, 'release', ['proposed', 'decided']);
  if (!open.ok) return open;
  for (const seal of released) {
    const known = measure.seals.find((each) => each.seal === seal);
    if (known === undefined) return err({ code: 'followUps.unknown-seal', params: { seal } });
    if (known.released !== null) return err({ code: 'followUps.released-already', params: { seal } });
  }
  const seals = measure.seals.map((each) =>
    released.includes(each.seal) ? { ...each, released: { ...deed, reason } } : each,
  );
  const isOver = seals.every((each) => each.released !== null);
  return ok({ ...measure, seals, ...(isOver ? { state: 'released', closedOn: deed.on } : {}) });
}
