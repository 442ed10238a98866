import type { Enterprise, HistoryRecord } from '../../core/scoring/register.js';
import type { Chance, Chances } from './chance.js';
import { someDay, type Period } from './days.js';
import { PROPORTIONS } from './proportions.js';

type Draft = Omit<HistoryRecord, 'id'>;

const COMPLAINTS = ['消防通道堵塞', '动火作业无防护', '废气异味', '危险化学品露天堆放', '夜间违规作业'];
const CAUSES = ['机械伤害', '物体打击', '高处坠落', '车辆伤害', '灼烫', '触电'];

/** Complaints and accidents of the year, spread over the enterprises in operation. */
export function incidents(chances: Chances, firms: readonly Enterprise[], year: Period): Draft[] {
  const running = firms.filter(({ status }) => status === 'active');
  return [
    ...complaints(chances('complaints'), running, year),
    ...accidents(chances('accidents'), running, year),
  ];
}

function complaints(chance: Chance, firms: readonly Enterprise[], year: Period): Draft[] {
  return Object.entries(PROPORTIONS.complaints).flatMap(([state, count]) =>
    Array.from({ length: count }, (): Draft => {
      const date = someDay(chance, state === 'open' ? { ...year, from: lastWeeks(year) } : year);
      const words = { state, subject: chance.pick(COMPLAINTS) };
      return { enterprise: chance.pick(firms).id, date, kind: 'complaint', numbers: {}, words };
    }),
  );
}

/** Complaints still open came in since the middle of the last month. */
const lastWeeks = ({ to }: Period): string => `${to.slice(0, 8)}15`;

/** A tenth of the enterprises has most of the accidents. */
function accidents(chance: Chance, firms: readonly Enterprise[], year: Period): Draft[] {
  const prone = chance.some(firms, Math.floor(firms.length / 10));
  return Object.entries(PROPORTIONS.accidents).flatMap(([gravity, count]) =>
    Array.from({ length: count }, (): Draft => {
      const enterprise = chance.pick(chance.percent(70) ? prone : firms).id;
      const deaths = gravity === 'death' ? 1 : 0;
      const numbers = { injured: deaths === 1 ? 0 : chance.percent(8) ? 2 : 1, deaths };
      const words = { gravity, cause: chance.pick(CAUSES) };
      return { enterprise, date: someDay(chance, year), kind: 'accident', numbers, words };
    }),
  );
}
