import Type, { type Static } from 'typebox';
import { addDays, addMonths, monthDays, type Day } from '../kernel/date.js';
import { compareText } from '../kernel/text.js';

/** Grounds that the daily run looks for; each is a ground of case inspections as well (design §7.11). */
export const TRIGGER_GROUNDS = [
  'repeat-accidents',
  'accident-last-month',
  'serious-injury',
  'licence-expired',
  'rectification-overdue',
  'closure-verification',
] as const;
export type TriggerGround = (typeof TRIGGER_GROUNDS)[number];

/** `certainty`: the next campaign visits it for certain. `case`: a case inspection at once, outside the cap. */
const Disposition = Type.Unsafe<'certainty' | 'case'>(Type.Enum(['certainty', 'case']));
export type Disposition = Static<typeof Disposition>;

const Dispositions = Type.Object(
  Object.fromEntries(
    TRIGGER_GROUNDS.map((ground) => [ground, Type.Union([Disposition, Type.Null()])]),
  ) as Record<TriggerGround, Type.TUnion<[typeof Disposition, Type.TNull]>>,
  { additionalProperties: false, description: 'what each ground leads to; null switches it off' },
);

/** Settings of the daily run. */
export const TriggerRules = Type.Object(
  {
    dispositions: Dispositions,
    repeatAccidents: Type.Integer({
      ...{ minimum: 2, maximum: 100 },
      description: 'accidents of one calendar year from which on they are repeated',
    }),
    caseDays: Type.Integer({
      ...{ minimum: 1, maximum: 60 },
      description: 'days within which a case inspection is due',
    }),
    lookBackDays: Type.Integer({
      ...{ minimum: 1, maximum: 366 },
      description: 'days that the run looks back, so that days without it are made up for',
    }),
  },
  { additionalProperties: false },
);
export type TriggerRules = Static<typeof TriggerRules>;

export const USUAL_TRIGGERS: TriggerRules = {
  dispositions: {
    'repeat-accidents': 'certainty',
    'accident-last-month': 'certainty',
    'serious-injury': 'case',
    'licence-expired': 'certainty',
    'rectification-overdue': 'case',
    'closure-verification': 'certainty',
  },
  repeatAccidents: 2,
  caseDays: 1,
  lookBackDays: 31,
};

/** What the run looks at: only what was known by the day counts. */
export interface TriggerSources {
  readonly accidents: readonly {
    readonly id: string;
    readonly enterprise: string;
    readonly date: Day;
    readonly serious: boolean;
  }[];
  readonly licences: readonly { readonly enterprise: string; readonly number: string; readonly to: Day }[];
  /** Open rectification orders with the last day of their term. */
  readonly orders: readonly { readonly id: string; readonly enterprise: string; readonly dueOn: Day }[];
  /** Reports that a plant has closed or moved. */
  readonly closures: readonly { readonly enterprise: string; readonly from: Day }[];
}

/** Why an enterprise is to be inspected. Ground, enterprise and cause identify it: found again, it is the same one. */
export interface Trigger {
  readonly ground: TriggerGround;
  readonly enterprise: string;
  /** The record that it rests on: an accident, a year, a licence, an order, a day. */
  readonly cause: string;
  readonly disposition: Disposition;
  readonly foundOn: Day;
  /** Month of the campaign that takes up a certainty, "YYYY-MM"; null for a case inspection. */
  readonly month: string | null;
  readonly dueOn: Day;
}

/** Everything that the day's run finds, in order of ground, enterprise and cause; each once. */
export function findTriggers(
  day: Day,
  sources: TriggerSources,
  rules: TriggerRules = USUAL_TRIGGERS,
): readonly Trigger[] {
  const since = addDays(day, -rules.lookBackDays);
  const recent = (date: Day): boolean => since <= date && date <= day;
  const found: [TriggerGround, string, string][] = [
    ...repeated(day, sources, rules.repeatAccidents),
    ...sources.accidents.filter(({ date }) => recent(date)).flatMap(ofAccident),
    ...sources.licences
      .filter(({ to }) => recent(addDays(to, 1)))
      .map(({ enterprise, number, to }) => ofLicence(enterprise, number, to)),
    ...sources.orders.filter(({ dueOn }) => dueOn < day).map(ofOrder),
    ...sources.closures
      .filter(({ from }) => recent(from))
      .map(({ enterprise, from }): Found => ['closure-verification', enterprise, from]),
  ];
  const triggers = new Map<string, Trigger>();
  for (const [ground, enterprise, cause] of found) {
    const disposition = rules.dispositions[ground];
    if (disposition === null) continue;
    const term = termOf(day, disposition, rules.caseDays);
    triggers.set(JSON.stringify([ground, enterprise, cause]), {
      ...{ ground, enterprise, cause, disposition, foundOn: day },
      ...term,
    });
  }
  return [...triggers.keys()].sort(compareText).flatMap((key) => triggers.get(key) ?? []);
}

type Found = [TriggerGround, string, string];

const ofAccident = ({ id, enterprise, serious }: TriggerSources['accidents'][number]): Found[] => [
  ['accident-last-month', enterprise, id],
  ...(serious ? [['serious-injury', enterprise, id] satisfies Found] : []),
];
const ofLicence = (enterprise: string, number: string, to: Day): Found => [
  'licence-expired',
  enterprise,
  `${number} ${to}`,
];
const ofOrder = ({ id, enterprise }: TriggerSources['orders'][number]): Found => [
  'rectification-overdue',
  enterprise,
  id,
];

/** Enterprises with so many accidents in the calendar year before; the cause is that year. */
function repeated(day: Day, { accidents }: TriggerSources, least: number): Found[] {
  const year = String(Number(day.slice(0, 4)) - 1).padStart(4, '0');
  const counts = new Map<string, number>();
  for (const { enterprise, date } of accidents) {
    if (date.startsWith(year)) counts.set(enterprise, (counts.get(enterprise) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= least)
    .map(([enterprise]) => ['repeat-accidents', enterprise, year]);
}

/** A certainty belongs to the campaign of the coming month; a case inspection is due within days. */
function termOf(day: Day, disposition: Disposition, caseDays: number): Pick<Trigger, 'month' | 'dueOn'> {
  if (disposition === 'case') return { month: null, dueOn: addDays(day, caseDays) };
  const month = addMonths(`${day.slice(0, 7)}-01`, 1).slice(0, 7);
  const days = monthDays(month);
  if (!days.ok) throw new RangeError(`"${month}" is no month`);
  return { month, dueOn: days.value.last };
}
