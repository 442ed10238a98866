import { addDays, addMonths, weekday, type Day } from '../../core/kernel/date.js';
import type { Absence, Inspector, Recusal } from '../../core/pairing/roster.js';
import type { Enterprise } from '../../core/scoring/register.js';
import type { Chance, Chances } from './chance.js';
import { personNames } from './personNames.js';
import { DISTRICT } from './places.js';

const SQUADS = ['综合执法一中队', '综合执法二中队', '综合执法三中队', '危化监管中队', '工贸监管中队'];
const SQUAD_SIZE = 12;
/** Domain of the certificates, as campaigns on work safety ask for it. */
const DOMAIN = 'workSafety';

/** Those who differ from the rest, by position in the list. */
const EXPIRED_CERTIFICATE = new Set([17, 41]);
const EXPIRED_TRAINING = new Set([29]);
const ASSISTANTS = new Set([11, 23, 35, 47]);
const EXPERT = 58;
const INTERMEDIARY = 59;
const ON_LEAVE = [4, 13, 22, 33, 46, 52];

/** Sixty people in five squads of twelve: 54 officers, of whom the first four of a squad may lead. */
export function inspectors(chances: Chances, firms: readonly Enterprise[], first: Day): Inspector[] {
  const names = personNames(chances('people'), SQUADS.length * SQUAD_SIZE);
  const chance = chances('inspectors');
  return names.map((name, i): Inspector => {
    const squad = Math.floor(i / SQUAD_SIZE);
    const kind = kindOf(i);
    return {
      id: `${DISTRICT.code}${squad + 1}${String((i % SQUAD_SIZE) + 1).padStart(2, '0')}`,
      name,
      kind,
      organisation: DISTRICT.code,
      group: SQUADS[squad] ?? '',
      regions: [DISTRICT.code],
      certificates: kind === 'officer' ? [certificate(chance, i, first)] : [],
      mayLead: kind === 'officer' && i % SQUAD_SIZE < 4,
      trainingValidTo: EXPIRED_TRAINING.has(i)
        ? addDays(first, -12)
        : addMonths(first, chance.between(2, 20)),
      leave: ON_LEAVE.includes(i) ? [leave(chance, first)] : [],
      recusals: kind === 'officer' && chance.percent(14) ? [recusal(chance, firms)] : [],
    };
  });
}

function kindOf(i: number): Inspector['kind'] {
  if (i === EXPERT) return 'expert';
  if (i === INTERMEDIARY) return 'intermediary';
  return ASSISTANTS.has(i) ? 'assistant' : 'officer';
}

/** Enforcement certificates run five years; two people have let theirs run out. */
function certificate(chance: Chance, i: number, first: Day): Inspector['certificates'][number] {
  const number = `${DISTRICT.code}${String(1001 + i)}`;
  const to = EXPIRED_CERTIFICATE.has(i)
    ? addDays(first, -chance.between(5, 60))
    : addMonths(first, chance.between(3, 50));
  return { number, domain: DOMAIN, from: addMonths(to, -60), to };
}

/** Two to five days from a Monday of the coming month. */
function leave(chance: Chance, first: Day): Absence {
  const monday = addDays(first, (8 - weekday(first)) % 7);
  const from = addDays(monday, 7 * chance.between(0, 2));
  return { from, to: addDays(from, chance.between(1, 4)) };
}

function recusal(chance: Chance, firms: readonly Enterprise[]): Recusal {
  const ground = chance.pick(['relation', 'formerEmployment', 'requestGranted'] as const);
  return { enterprise: chance.pick(firms).id, ground };
}
