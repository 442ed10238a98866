import {
  booleanFact,
  countFact,
  daysSinceFact,
  integerFact,
  textFact,
  type Bilingual,
  type FactDefinition,
} from './definition.js';
import type { Event, Known } from './known.js';

type Grade = 'critical' | 'serious' | 'minor';
type Events = readonly Event[];

/** Findings fade evenly to nothing over this many days. */
const FADING_DAYS = 730;

type GradeWords = Bilingual & { readonly grade: Grade };

const GRADES: readonly GradeWords[] = [
  { grade: 'critical', zh: '严重（关键）', en: 'critical' },
  { grade: 'serious', zh: '较重', en: 'serious' },
  { grade: 'minor', zh: '轻微', en: 'minor' },
];

const inspections = (known: Known): Events => known.events('inspection');
const last = (known: Known): Events => inspections(known).slice(-1);
const previous = (known: Known): Events => inspections(known).slice(-2, -1);
const found = (event: Event, grade: Grade): number => event.record.numbers[grade] ?? 0;
const failed = (event: Event): boolean => (event.record.words['result'] ?? '').toLowerCase() === 'fail';

const sum = (events: Events, grade: Grade): number =>
  events.reduce((total, event) => total + found(event, grade), 0);

/** The latest inspections in a row for which something holds. */
function run(events: Events, holds: (event: Event) => boolean): Events {
  let start = events.length;
  for (; start > 0; start--) {
    const event = events[start - 1];
    if (event === undefined || !holds(event)) break;
  }
  return events.slice(start);
}

/** Thousandths of inspections for which something holds; unknown without inspections. */
function shareMilli(events: Events, holds: (event: Event) => boolean): number | undefined {
  return events.length === 0 ? undefined : Math.floor((1000 * events.filter(holds).length) / events.length);
}

function fading(events: Events, grade: Grade): number {
  return events.reduce(
    (total, event) =>
      total + Math.floor((1000 * found(event, grade) * Math.max(0, FADING_DAYS - event.age)) / FADING_DAYS),
    0,
  );
}

function foundAt(
  name: string,
  { grade, zh, en }: GradeWords,
  where: Bilingual,
  choose: (known: Known) => Events,
): FactDefinition {
  return integerFact({
    name,
    zh: `${where.zh}发现的${zh}问题数`,
    en: `${en} violations found at the ${where.en} inspection`,
    value: (known) => {
      const event = choose(known)[0];
      return event === undefined ? undefined : found(event, grade);
    },
    evidence: choose,
  });
}

function ofGrade(of: GradeWords): FactDefinition[] {
  const { grade, zh, en } = of;
  const capital = grade.charAt(0).toUpperCase() + grade.slice(1);
  const some = (event: Event): boolean => found(event, grade) > 0;
  const withSome = (known: Known): Events => inspections(known).filter(some);
  const inRow = (known: Known): Events => run(inspections(known), some);
  return [
    integerFact({
      name: `${grade}Findings`,
      zh: `历次检查发现的${zh}问题总数`,
      en: `${en} violations found at all past inspections`,
      value: (known) => sum(inspections(known), grade),
      evidence: withSome,
    }),
    foundAt(`last${capital}`, of, { zh: '最近一次检查', en: 'last' }, last),
    foundAt(`previous${capital}`, of, { zh: '再前一次检查', en: 'last but one' }, previous),
    countFact(
      `${grade}Inspections`,
      `发现${zh}问题的检查次数`,
      `past inspections with at least one ${en} violation`,
      withSome,
    ),
    integerFact({
      name: `${grade}ShareMilli`,
      unit: 'thousandths',
      zh: `发现${zh}问题的检查占比（以 1 为全部）`,
      en: `share of past inspections with a ${en} violation`,
      value: (known) => shareMilli(inspections(known), some),
      evidence: inspections,
    }),
    countFact(
      `${grade}Run`,
      `最近连续发现${zh}问题的检查次数`,
      `latest inspections in a row with a ${en} violation`,
      inRow,
    ),
    integerFact({
      name: `${grade}FadingMilli`,
      unit: 'thousandths',
      zh: `${zh}问题数，按时间在两年内均匀减弱`,
      en: `${en} violations, each fading evenly to nothing over two years`,
      value: (known) => fading(inspections(known), grade),
      evidence: (known) => withSome(known).filter(({ age }) => age < FADING_DAYS),
    }),
    daysSinceFact(
      `daysSince${capital}`,
      `距最近一次发现${zh}问题的天数`,
      `days since an inspection last found a ${en} violation`,
      withSome,
    ),
  ];
}

const failures = (known: Known): Events => inspections(known).filter(failed);
const failuresInRow = (known: Known): Events => run(inspections(known), failed);

/** Inspections carry `critical`, `serious`, `minor` and a `result`; who inspected is not a fact. */
export const inspectionFacts: readonly FactDefinition[] = [
  countFact('inspections', '历史检查次数', 'past inspections', inspections),
  booleanFact({
    name: 'inspected',
    zh: '曾被检查',
    en: 'was ever inspected',
    value: (known) => inspections(known).length > 0,
    evidence: last,
  }),
  countFact('inspectionsLastYear', '近 365 天检查次数', 'inspections in the last 365 days', (known) =>
    inspections(known).filter(({ age }) => age < 365),
  ),
  daysSinceFact('daysSinceInspection', '距上次检查的天数', 'days since the last inspection', inspections),
  integerFact({
    name: 'daysSinceFirstInspection',
    unit: 'days',
    zh: '距首次检查的天数',
    en: 'days since the first known inspection',
    value: (known) => inspections(known)[0]?.age,
    evidence: (known) => inspections(known).slice(0, 1),
  }),
  textFact({
    name: 'lastResult',
    zh: '最近一次检查结论（原文小写）',
    en: 'result of the last inspection, in lower case',
    value: (known) => last(known)[0]?.record.words['result']?.toLowerCase(),
    evidence: last,
  }),
  countFact('failures', '结论为不合格的检查次数', 'past inspections with the result "fail"', failures),
  countFact(
    'failureRun',
    '最近连续不合格次数',
    'latest inspections in a row that were failed',
    failuresInRow,
  ),
  ...GRADES.flatMap(ofGrade),
];
