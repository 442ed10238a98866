import { addDays, monthDays } from '../../core/kernel/date.js';
import type { Hash } from '../../core/kernel/hash.js';
import type { Inspector } from '../../core/pairing/roster.js';
import type { Register } from '../../core/scoring/register.js';
import { chances } from './chance.js';
import { enterprises } from './enterprises.js';
import { history } from './history.js';
import { inspectors } from './inspectors.js';
import { organisations, type Organisation } from './places.js';

export interface DemoDistrict {
  readonly register: Register;
  readonly roster: readonly Inspector[];
  readonly organisations: readonly Organisation[];
}

/**
 * An invented district with the proportions of a real one, as known on the day before the coming month,
 * which is given as "YYYY-MM". The same month always gives the same district: nothing here depends on a
 * clock or on chance. Another month shifts the dates and keeps the firms and people.
 */
export function demoDistrict(hash: Hash, month: string): DemoDistrict {
  const days = monthDays(month);
  if (!days.ok) throw new RangeError(`"${month}" is no month`);
  const source = chances(hash);
  const asOf = addDays(days.value.first, -1);
  const firms = enterprises(source, asOf);
  return {
    register: { enterprises: firms, history: history(source, firms, asOf) },
    roster: inspectors(source, firms, days.value.first),
    organisations: organisations(),
  };
}
