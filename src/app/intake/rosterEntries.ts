import { parseDay } from '../../core/kernel/date.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import type { Absence, Certificate, Recusal } from '../../core/pairing/roster.js';
import { checkId } from './ids.js';
import type { IntakeProblem } from './reasons.js';

const GROUNDS = ['relation', 'formerEmployment', 'requestGranted', 'other'] as const;

/** How the entries of a list cell are written; entries are separated by ";". */
const ENTRY_SHAPES = {
  certificates: 'domain:number:YYYY-MM-DD:YYYY-MM-DD',
  leave: 'YYYY-MM-DD:YYYY-MM-DD',
  recusals: `id:${GROUNDS.join('|')}[@decider]`,
} as const;

type Outcome<T> = Result<T, IntakeProblem>;

export function certificate(entry: string): Outcome<Certificate> {
  const [domain = '', number = '', from = '', to = '', ...rest] = parts(entry);
  if (domain === '' || number === '' || rest.length > 0) return misshapen(entry, 'certificates');
  const days = period(from, to, () => misshapen(entry, 'certificates'));
  return days.ok ? ok({ domain, number, ...days.value }) : days;
}

/** One day or the first and last day of an absence. */
export function absence(entry: string): Outcome<Absence> {
  const [from = '', to = from, ...rest] = parts(entry);
  if (rest.length > 0) return misshapen(entry, 'leave');
  return period(from, to, () => misshapen(entry, 'leave'));
}

/** An enterprise and the ground; behind "@" the person who decided, where the list knows that person too. */
export function recusal(entry: string): Outcome<Recusal> {
  const split = entry.lastIndexOf(':');
  const enterprise = checkId(entry.slice(0, split).trim());
  const [named = '', decider, ...rest] = entry.slice(split + 1).split('@');
  const ground = GROUNDS.find((one) => one === named.trim());
  if (!enterprise.ok) return enterprise;
  if (split < 1 || ground === undefined || rest.length > 0) return misshapen(entry, 'recusals');
  if (decider === undefined) return ok({ enterprise: enterprise.value, ground });
  const decidedBy = checkId(decider.trim());
  return decidedBy.ok ? ok({ enterprise: enterprise.value, ground, decidedBy: decidedBy.value }) : decidedBy;
}

function parts(entry: string): string[] {
  return entry.split(':').map((part) => part.trim());
}

function period(from: string, to: string, misshape: () => Outcome<never>): Outcome<Absence> {
  if (from === '' || to === '') return misshape();
  const [start, end] = [parseDay(from), parseDay(to)];
  if (!start.ok) return start;
  if (!end.ok) return end;
  return from > to ? err({ code: 'intake.reversed-period', params: { from, to } }) : ok({ from, to });
}

function misshapen(entry: string, list: keyof typeof ENTRY_SHAPES): Outcome<never> {
  return err({ code: 'intake.bad-list-entry', params: { entry, shape: ENTRY_SHAPES[list] } });
}
