import type { Enterprise } from '../../core/scoring/register.js';

/** A trade with its share of the district and what its works may hold. */
export interface Trade {
  readonly category: string;
  /** How such a firm calls itself, before 有限公司. */
  readonly words: readonly string[];
  readonly count: number;
  readonly hazardClass: NonNullable<Enterprise['hazardClass']>;
  readonly may: readonly Feature[];
}

export type Feature = 'coating' | 'cleanRoom' | 'chemicals' | 'dust' | 'ammonia';

const trade = (
  category: string,
  count: number,
  hazardClass: Trade['hazardClass'],
  words: readonly string[],
  ...may: readonly Feature[]
): Trade => ({ category, count, hazardClass, words, may });

/** 2,956 enterprises in all. */
export const TRADES: readonly Trade[] = [
  trade('化学原料和化学制品制造', 128, 1, ['化工', '精细化工', '新材料'], 'chemicals'),
  trade('危险化学品储存', 34, 1, ['化工仓储', '石化储运'], 'chemicals'),
  trade('危险化学品经营', 96, 2, ['化工贸易', '气体', '燃气'], 'chemicals'),
  trade('医药制造', 62, 2, ['制药', '生物医药'], 'cleanRoom', 'chemicals'),
  trade('医疗器械制造', 104, 3, ['医疗器械', '医用材料'], 'cleanRoom'),
  trade('电子元件制造', 236, 2, ['电子', '半导体', '光电科技'], 'cleanRoom', 'chemicals'),
  trade('汽车零部件制造', 244, 2, ['汽车零部件', '汽车饰件'], 'coating', 'dust'),
  trade('通用设备制造', 318, 2, ['精密机械', '机电', '自动化设备'], 'coating'),
  trade('金属制品', 292, 2, ['金属制品', '五金', '钢结构'], 'coating', 'dust'),
  trade('金属表面处理', 58, 1, ['表面处理', '电镀'], 'coating', 'chemicals'),
  trade('家具制造', 126, 2, ['家具', '木业'], 'coating', 'dust'),
  trade('塑料制品', 214, 2, ['塑料', '塑胶制品'], 'coating'),
  trade('橡胶制品', 68, 2, ['橡胶', '密封件']),
  trade('纺织印染', 146, 2, ['纺织', '印染'], 'dust'),
  trade('食品加工', 138, 2, ['食品', '粮油'], 'dust', 'ammonia'),
  trade('冷链仓储', 36, 1, ['冷链物流', '冷冻食品'], 'ammonia'),
  trade('仓储物流', 176, 3, ['物流', '供应链']),
  trade('印刷包装', 112, 3, ['印务', '包装材料'], 'chemicals'),
  trade('建筑材料', 94, 2, ['建材', '玻璃制品'], 'dust'),
  trade('铸造', 42, 1, ['铸造', '铸件'], 'dust'),
  trade('电池制造', 36, 1, ['新能源', '储能科技'], 'cleanRoom', 'chemicals'),
  trade('机动车维修', 196, 3, ['汽车服务', '汽车维修'], 'coating'),
];
