/** An invented district; no place in China has the code 3299 (GB/T 2260), and the coordinates lie at sea. */
export const DISTRICT = { code: '329902', name: '云汀区' } as const;

export interface Organisation {
  /** Administrative code: 6 digits for the district, 9 for a street or town, 12 for a community. */
  readonly code: string;
  readonly name: string;
  /** 1 district, 2 street or town, 3 community. */
  readonly level: 1 | 2 | 3;
  readonly parent: string | null;
}

export interface Community {
  readonly code: string;
  readonly street: string;
  readonly roads: readonly string[];
  readonly centre: { readonly latE6: number; readonly lonE6: number };
}

interface Street {
  readonly name: string;
  /** Share of the district's enterprises, in parts of all weights. */
  readonly weight: number;
  readonly communities: readonly string[];
}

const STREETS: readonly Street[] = [
  { name: '望川街道', weight: 9, communities: ['望川', '长汀桥', '松风', '南浦里', '鹤影'] },
  { name: '临溪街道', weight: 8, communities: ['临溪', '白蘋', '溪口', '槐荫', '东篱'] },
  { name: '晴岚街道', weight: 7, communities: ['晴岚', '云麓', '听雨', '竹里'] },
  { name: '竹屿街道', weight: 10, communities: ['竹屿', '沙头', '海棠里', '星桥', '北埠', '汐湾'] },
  { name: '青麓街道', weight: 12, communities: ['青麓', '科创园', '清泉', '杏坛', '百草'] },
  { name: '芦湾镇', weight: 14, communities: ['芦湾', '荻港', '渡口', '五里', '新圩', '船坞'] },
  { name: '石笕镇', weight: 11, communities: ['石笕', '岭下', '茶亭', '上碓', '下碓'] },
  { name: '沙堰镇', weight: 13, communities: ['沙堰', '堰头', '盐仓', '金滩', '海塘', '潮音'] },
  { name: '云渡镇', weight: 9, communities: ['云渡', '渡南', '渡北', '蓼花', '菱塘'] },
  { name: '禾丰镇', weight: 7, communities: ['禾丰', '稻香', '晒谷', '磨坊', '水车'] },
];

const ROADS = ['兴业', '松涛', '长泽', '创新', '映月', '通汇', '丹霞', '望海', '鸿运', '临港'];
const ROAD_KINDS = ['路', '街', '大道', '巷'];

const three = (n: number) => String(n).padStart(3, '0');
const streetCode = (i: number) => `${DISTRICT.code}${three(i + 1)}`;
const communityCode = (i: number, j: number) => `${streetCode(i)}${three(j + 1)}`;

/** The tree of organisations in charge, from above. */
export function organisations(): Organisation[] {
  const top: Organisation = {
    code: DISTRICT.code,
    name: `${DISTRICT.name}应急管理局`,
    level: 1,
    parent: null,
  };
  const below = STREETS.flatMap(({ name, communities }, i): Organisation[] => [
    { code: streetCode(i), name: `${name}应急管理所`, level: 2, parent: top.code },
    ...communities.map((community, j): Organisation => ({
      code: communityCode(i, j),
      name: `${community}社区`,
      level: 3,
      parent: streetCode(i),
    })),
  ]);
  return [top, ...below];
}

/** Communities, each as often as its street's weight demands, so that a plain pick has the right shares. */
export function communitiesByWeight(): Community[] {
  return STREETS.flatMap(({ name, weight, communities }, i) =>
    communities.flatMap((_, j) => {
      const community: Community = {
        code: communityCode(i, j),
        street: name,
        roads: [0, 1, 2].map((k) => roadName(3 * (i + j) + k, i + k)),
        centre: { latE6: 32_600_000 + 21_000 * i - 4_000 * j, lonE6: 122_400_000 + 9_000 * j + 13_000 * i },
      };
      return new Array<Community>(Math.max(1, Math.round((weight * 6) / communities.length))).fill(community);
    }),
  );
}

const roadName = (name: number, kind: number): string =>
  `${ROADS[name % ROADS.length] ?? ''}${ROAD_KINDS[kind % ROAD_KINDS.length] ?? ''}`;
