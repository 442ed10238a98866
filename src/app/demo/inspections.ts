import { addDays, type Day } from '../../core/kernel/date.js';
import type { Enterprise, HistoryRecord } from '../../core/scoring/register.js';
import type { Chance, Chances } from './chance.js';
import { someOpenDay, type Period } from './days.js';

type Draft = Omit<HistoryRecord, 'id'>;

/** Records of one inspection; the order among them comes first so that its closure can name it. */
export interface Inspected {
  readonly inspection: Draft;
  readonly violation: Draft | null;
  readonly order: Draft | null;
  readonly closure: Draft | null;
}

/** Past inspections with what followed; the graver the hazard, the oftener. */
export function inspections(chances: Chances, firms: readonly Enterprise[], period: Period): Inspected[] {
  const chance = chances('inspections');
  return firms.flatMap((firm) =>
    Array.from({ length: visits(chance, firm) }, () =>
      inspected(chance, firm, someOpenDay(chance, period), period.to),
    ),
  );
}

function visits(chance: Chance, { hazardClass, hazardSources }: Enterprise): number {
  if (hazardSources.length > 0) return chance.between(1, 4);
  if (hazardClass === 1) return chance.between(0, 3);
  return chance.percent(hazardClass === 2 ? 62 : 40) ? 1 : 0;
}

function inspected(chance: Chance, { id, hazardClass }: Enterprise, date: Day, to: Day): Inspected {
  const weight = 4 - (hazardClass ?? 3);
  const critical = chance.percent(4 * weight) ? 1 : 0;
  const serious = chance.percent(14 * weight) ? chance.between(1, 2) : 0;
  const minor = chance.percent(70) ? chance.between(1, 6) : 0;
  const hazards = critical + serious + minor;
  const result = critical > 0 ? 'fail' : hazards > 0 ? 'conditional' : 'pass';
  const ground = chance.percent(80) ? 'doubleRandom' : 'plan';
  const base = { enterprise: id, date };
  const numbers = { critical, serious, minor, hazards };
  return {
    inspection: { ...base, kind: 'inspection', numbers, words: { result, ground } },
    violation: critical + serious > 0 && chance.percent(45) ? violation(base, critical > 0) : null,
    ...rectification(chance, base, hazards, to),
  };
}

function violation(base: { enterprise: string; date: Day }, critical: boolean): Draft {
  const words = { gravity: critical ? 'critical' : 'serious', domain: 'workSafety' };
  return { ...base, kind: 'violation', numbers: {}, words };
}

/** An order gives 15 or 30 days; most are done in time, some late, some not yet. */
function rectification(
  chance: Chance,
  base: { enterprise: string; date: Day },
  hazards: number,
  to: Day,
): Pick<Inspected, 'order' | 'closure'> {
  if (hazards === 0) return { order: null, closure: null };
  const dueInDays = chance.pick([15, 30]);
  const due = addDays(base.date, dueInDays);
  const order: Draft = {
    ...base,
    kind: 'rectification',
    numbers: { dueInDays, hazards },
    words: { state: 'open', due },
  };
  if (chance.percent(2)) return { order, closure: null };
  const late = chance.percent(12) ? chance.between(1, 20) : -chance.between(0, 10);
  const date = addDays(due, late);
  if (date > to) return { order, closure: null };
  const closure: Draft = { ...base, date, kind: 'rectification', numbers: {}, words: { state: 'done', due } };
  return { order, closure };
}
