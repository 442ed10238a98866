import type { Licence } from '../register.js';
import { dayNumber } from '../../kernel/dayNumber.js';
import { booleanFact, countFact, integerFact, textFact, type FactDefinition } from './definition.js';
import type { Known, Standing } from './known.js';

type Held = readonly Standing<Licence>[];

const inForce = ({ licences, asOf }: Known): Held =>
  licences.filter(({ item }) => item.to === null || item.to >= asOf);

const expired = ({ licences, asOf }: Known): Held =>
  licences.filter(({ item }) => item.to !== null && item.to < asOf);

/** A licence that ran out counts only while no other is in force. */
const lapsed = (known: Known): Held => (inForce(known).length > 0 ? [] : expired(known));

const earliest = ({ licences }: Known): Held => extreme(licences, 'from', -1);
const lastToEnd = (held: Held): Held => extreme(held, 'to', 1);

function extreme(held: Held, end: 'from' | 'to', sign: 1 | -1): Held {
  const dated = held.filter(({ item }) => item[end] !== null);
  const first = dated[0];
  if (first === undefined) return [];
  const beats = (a: string, b: string): boolean => (sign === 1 ? a > b : a < b);
  return [
    dated.reduce((best, next) => (beats(next.item[end] ?? '', best.item[end] ?? '') ? next : best), first),
  ];
}

const day = (held: Held, end: 'from' | 'to'): number | undefined => {
  const text = held[0]?.item[end];
  return text === undefined || text === null ? undefined : dayNumber(text);
};

function difference(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a - b;
}

/** A licence is known from its first day on. */
export const licenceFacts: readonly FactDefinition[] = [
  countFact('licences', '有效许可证数', 'licences in force', inForce),
  booleanFact({
    name: 'licenceExpired',
    zh: '许可证已过期且无其他有效许可证',
    en: 'a licence has run out and no other is in force',
    value: (known) => lapsed(known).length > 0,
    evidence: lapsed,
  }),
  integerFact({
    name: 'daysSinceLicenceExpiry',
    unit: 'days',
    zh: '许可证过期天数',
    en: 'days since the last licence ran out, when none is in force',
    value: (known) => difference(known.today, day(lastToEnd(lapsed(known)), 'to')),
    evidence: (known) => lastToEnd(lapsed(known)),
  }),
  integerFact({
    name: 'daysToLicenceExpiry',
    unit: 'days',
    zh: '距许可证到期天数',
    en: 'days until the last licence in force runs out',
    value: (known) => difference(day(lastToEnd(inForce(known)), 'to'), known.today),
    evidence: (known) => lastToEnd(inForce(known)),
  }),
  integerFact({
    name: 'licenceAgeDays',
    unit: 'days',
    zh: '自最早已知许可起始日起的天数',
    en: 'days since the first day of the earliest known licence',
    value: (known) => difference(known.today, day(earliest(known), 'from')),
    evidence: earliest,
  }),
  textFact({
    name: 'licenceKind',
    zh: '最早许可证的种类',
    en: 'kind of the earliest licence',
    value: (known) => earliest(known)[0]?.item.kind,
    evidence: earliest,
  }),
];
