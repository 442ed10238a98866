import { monthNumber, yearOf } from '../../kernel/dayNumber.js';
import { countFact, daysSinceFact, integerFact, type FactDefinition } from './definition.js';
import type { Event, Known } from './known.js';

type Choose = (known: Known) => readonly Event[];

const accidents: Choose = (known) => known.events('accident');
const complaints: Choose = (known) => known.events('complaint');
const violations: Choose = (known) => known.events('violation');

const word = (choose: Choose, name: string, ...words: readonly string[]): Choose => {
  const wanted = new Set(words);
  return (known) => choose(known).filter(({ record }) => wanted.has(record.words[name] ?? ''));
};

const within = (choose: Choose, days: number): Choose => {
  return (known) => choose(known).filter(({ age }) => age < days);
};

/** The calendar month before the month being planned. */
const inLastMonth = (choose: Choose): Choose => {
  return (known) => choose(known).filter(({ record }) => monthNumber(record.date) === known.comingMonth - 1);
};

/** The calendar year before the year being planned. */
const inLastYear = (choose: Choose): Choose => {
  return (known) =>
    choose(known).filter(({ record }) => yearOf(record.date) === Math.floor(known.comingMonth / 12) - 1);
};

const gravest = word(accidents, 'gravity', 'serious', 'death');
const verified = word(complaints, 'state', 'verified');
const grave = word(violations, 'gravity', 'serious', 'critical');

function sumFact(name: string, key: string, zh: string, en: string, choose: Choose): FactDefinition {
  const carrying: Choose = (known) => choose(known).filter(({ record }) => (record.numbers[key] ?? 0) > 0);
  return integerFact({
    name,
    zh,
    en,
    value: (known) => choose(known).reduce((total, { record }) => total + (record.numbers[key] ?? 0), 0),
    evidence: carrying,
  });
}

/**
 * Accidents (`words.gravity`: minor, serious, death; `numbers.injured`, `numbers.deaths`), complaints
 * (`words.state`: open, verified, unfounded) and violations (`words.gravity`: minor, serious, critical).
 */
export const incidentFacts: readonly FactDefinition[] = [
  countFact('accidents', '历史事故数', 'accidents so far', accidents),
  countFact(
    'accidentsLastYear',
    '上一日历年事故数',
    'accidents in the calendar year before',
    inLastYear(accidents),
  ),
  countFact(
    'accidentsLastMonth',
    '上月事故数',
    'accidents in the calendar month before',
    inLastMonth(accidents),
  ),
  countFact('accidents12Months', '近 365 天事故数', 'accidents in the last 365 days', within(accidents, 365)),
  countFact(
    'seriousAccidentsLastMonth',
    '上月重伤或死亡事故数',
    'accidents with serious injury or death in the calendar month before',
    inLastMonth(gravest),
  ),
  daysSinceFact(
    'daysSinceSeriousAccident',
    '距最近一次重伤或死亡事故的天数',
    'days since an accident with serious injury or death',
    gravest,
  ),
  sumFact('deaths', 'deaths', '历史事故死亡人数', 'deaths in accidents so far', accidents),
  countFact('complaints', '历史投诉数', 'complaints so far', complaints),
  countFact(
    'complaints12Months',
    '近 365 天投诉数',
    'complaints in the last 365 days',
    within(complaints, 365),
  ),
  countFact(
    'complaintsLastMonth',
    '上月投诉数',
    'complaints in the calendar month before',
    inLastMonth(complaints),
  ),
  countFact(
    'verifiedComplaints12Months',
    '近 365 天查实投诉数',
    'complaints of the last 365 days found true',
    within(verified, 365),
  ),
  daysSinceFact('daysSinceComplaint', '距最近一次投诉的天数', 'days since the last complaint', complaints),
  countFact('violations', '历史违法记录数', 'recorded violations so far', violations),
  countFact(
    'violations12Months',
    '近 365 天违法记录数',
    'recorded violations in the last 365 days',
    within(violations, 365),
  ),
  countFact(
    'graveViolations36Months',
    '近 1095 天较重以上违法记录数',
    'serious or critical violations recorded in the last 1,095 days',
    within(grave, 1095),
  ),
  daysSinceFact(
    'daysSinceViolation',
    '距最近一次违法记录的天数',
    'days since the last recorded violation',
    violations,
  ),
];
