import type { Day } from '../../core/kernel/date.js';
import type { Problem } from '../../core/kernel/problem.js';
import { ok, type Result } from '../../core/kernel/result.js';
import { compareText } from '../../core/kernel/text.js';
import type { BundleContent } from '../../core/replay/bundle.js';
import type { CalendarVisit, InspectorCalendar } from '../ports/inspectorCalendar.js';
import { monthSchedule } from './monthSchedule.js';
import type { ScheduleRecord } from './scheduleRecord.js';

export interface CalendarOf extends InspectorCalendar {
  readonly inspector: string;
}

/** Last day for disclosing the results of a visit on a day; null where it is not shown. */
export type DisclosureDeadline = (visit: Day) => Result<Day | null, Problem>;

type Visit = ScheduleRecord['visits'][number];
type Words = Readonly<Record<'inspection' | 'lead' | 'members' | 'number' | 'disclose', string>>;

const WORDS: Readonly<Record<'zh' | 'en', Words>> = {
  zh: { inspection: '检查', lead: '组长', members: '组员', number: '编号', disclose: '结果公示最迟' },
  en: { inspection: 'Inspection', lead: 'Lead', members: 'With', number: 'Id', disclose: 'Disclose by' },
};

/** The calendar of everybody who has visits, ascending by id, from a schedule that keeps the month's rules. */
export function inspectorCalendars(
  bundle: BundleContent,
  record: ScheduleRecord,
  deadline: DisclosureDeadline,
): Result<readonly CalendarOf[], Problem> {
  const schedule = monthSchedule(bundle, record);
  if (!schedule.ok) return schedule;
  const entries = new Map<string, CalendarVisit[]>();
  const entryOf = entryMaker(bundle);
  for (const visit of record.visits) {
    const disclosed = deadline(visit.date);
    if (!disclosed.ok) return disclosed;
    const entry = entryOf(visit, disclosed.value);
    for (const inspector of visit.team) entries.set(inspector, [...(entries.get(inspector) ?? []), entry]);
  }
  const names = namesOf(bundle);
  const stamp = `${latest(bundle, record).replaceAll('-', '')}T000000Z`;
  const ids = [...entries.keys()].sort(compareText);
  return ok(
    ids.map((inspector) => ({
      inspector,
      name: names(inspector),
      visits: entries.get(inspector) ?? [],
      stamp,
    })),
  );
}

/** The day on which the schedule took its present form: that of the last change, or the eve of the month. */
function latest({ commitment }: BundleContent, { visits }: ScheduleRecord): Day {
  return visits
    .flatMap(({ changes }) => changes.map(({ on }) => on))
    .reduce((last, day) => (day > last ? day : last), commitment.asOf);
}

function namesOf({ roster }: BundleContent): (id: string) => string {
  const names = new Map(roster.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}

function entryMaker(bundle: BundleContent): (visit: Visit, disclosed: Day | null) => CalendarVisit {
  const { rows, plan, commitment } = bundle;
  const words = WORDS[plan.language];
  const people = namesOf(bundle);
  const named = new Map<string, { readonly name: string; readonly place: string | null }>();
  for (const { id, name, region, street } of rows) {
    const place = [region, street].filter((part) => part !== null).join(' ');
    named.set(id, { name, place: place === '' ? null : place });
  }
  return ({ target, team: [lead = '', ...members], date, changes }, disclosed) => {
    const lines = [
      `${words.lead}: ${people(lead)}`,
      ...(members.length === 0 ? [] : [`${words.members}: ${members.map(people).join(', ')}`]),
      `${words.number}: ${target}`,
      ...(disclosed === null ? [] : [`${words.disclose}: ${disclosed}`]),
    ];
    return {
      uid: `${commitment.campaign}/${target}@evenhand`,
      date,
      summary: `${words.inspection}: ${named.get(target)?.name ?? target}`,
      location: named.get(target)?.place ?? null,
      description: lines.join('\n'),
      sequence: changes.length,
    };
  };
}
