import { booleanFact, countFact, integerFact, type Bilingual, type FactDefinition } from './definition.js';
import type { Known } from './known.js';

type Kinds = Readonly<Record<string, Bilingual>>;

/** Kinds of mark that rules may ask for; a mark of another kind stays in the register and is no fact. */
export const MARK_KINDS: Kinds = {
  chemicals: { zh: '涉及危险化学品', en: 'handles hazardous chemicals' },
  cleanRoom: { zh: '有洁净厂房', en: 'has a clean room' },
  coatingDryingRoom: { zh: '有涂装烘干房', en: 'has a coating drying room' },
  dust: { zh: '涉爆粉尘', en: 'works with explosive dust' },
  confinedSpace: { zh: '有有限空间作业', en: 'works in confined spaces' },
  ammonia: { zh: '涉氨制冷', en: 'cools with ammonia' },
  entrusted: { zh: '安全生产委托管理', en: 'safety management is entrusted to a qualified body' },
  standardised1: { zh: '安全标准化一级', en: 'safety standardisation level 1' },
  standardised2: { zh: '安全标准化二级', en: 'safety standardisation level 2' },
  standardised3: { zh: '安全标准化三级', en: 'safety standardisation level 3' },
  relocated: { zh: '报告已搬迁或停产', en: 'reported as moved or out of production' },
  underInvestigation: { zh: '正在立案调查', en: 'under investigation' },
  abnormalList: { zh: '列入经营异常名录', en: 'on the abnormal list' },
  blacklist: { zh: '列入严重违法失信名单（黑名单）', en: 'on the blacklist' },
  creditA: { zh: '信用分类 A', en: 'credit class A' },
  creditB: { zh: '信用分类 B', en: 'credit class B' },
  creditC: { zh: '信用分类 C', en: 'credit class C' },
  creditD: { zh: '信用分类 D', en: 'credit class D' },
  dangerousGoods: { zh: '从事危险货物运输', en: 'carries dangerous goods' },
  passengerTransport: { zh: '从事道路旅客运输', en: 'carries passengers by road' },
  filingMismatch: { zh: '备案信息与实际不符', en: 'filing differs from what was found' },
  forgedCertificate: { zh: '使用伪造证件', en: 'used a forged certificate' },
  specialEquipment: { zh: '使用特种设备', en: 'uses special equipment' },
  foodProduction: { zh: '食品生产', en: 'makes food' },
  pesticides: { zh: '经营农药', en: 'sells pesticides' },
  restrictedPesticides: { zh: '经营限制使用农药', en: 'sells restricted pesticides' },
  veterinaryDrugs: { zh: '经营兽药', en: 'sells veterinary drugs' },
  feed: { zh: '生产经营饲料', en: 'makes or sells feed' },
  slaughter: { zh: '畜禽屠宰', en: 'slaughters livestock or poultry' },
  organicCertified: { zh: '有机或绿色食品认证', en: 'certified organic or green food' },
  focusStreet: { zh: '位于重点道路', en: 'stands on a focus street' },
  frontageDutySigned: { zh: '已签订门前责任书', en: 'has signed the frontage duty agreement' },
  outdoorAdvertising: { zh: '设有户外广告', en: 'has outdoor advertising' },
  foodWaste: { zh: '产生餐厨垃圾', en: 'produces kitchen waste' },
  constructionWaste: { zh: '运输建筑垃圾', en: 'hauls construction waste' },
};

export const DEVICE_KINDS: Kinds = {
  coatingDryingRoom: { zh: '涂装烘干房数', en: 'coating drying rooms' },
  cleanRoom: { zh: '洁净厂房数', en: 'clean rooms' },
  boiler: { zh: '锅炉数', en: 'boilers' },
  pressureVessel: { zh: '压力容器数', en: 'pressure vessels' },
  lift: { zh: '电梯数', en: 'lifts' },
  crane: { zh: '起重机械数', en: 'cranes' },
  forklift: { zh: '场（厂）内机动车辆数', en: 'works vehicles' },
  vehicle: { zh: '营运车辆数', en: 'vehicles in service' },
  driver: { zh: '从业驾驶员数', en: 'drivers in service' },
};

const marked = (kind: string) => (known: Known) => known.marks.filter(({ item }) => item.kind === kind);
const devices = (kind: string) => (known: Known) => known.devices.filter(({ item }) => item.kind === kind);
const sites = (grade: number | null) => (known: Known) =>
  known.hazardSources.filter(({ item }) => grade === null || item.grade === grade);

const markFacts = Object.entries(MARK_KINDS).map(([kind, text]) =>
  booleanFact({
    name: `mark.${kind}`,
    ...text,
    value: (known) => known.marks.some(({ item }) => item.kind === kind),
    evidence: marked(kind),
  }),
);

const deviceFacts = Object.entries(DEVICE_KINDS).map(([kind, text]) =>
  integerFact({
    name: `device.${kind}`,
    ...text,
    value: (known) =>
      known.devices.reduce((total, { item }) => total + (item.kind === kind ? item.count : 0), 0),
    evidence: devices(kind),
  }),
);

function siteFact(name: string, grade: number | null, zh: string, en: string): FactDefinition {
  const choose = sites(grade);
  return integerFact({
    name,
    zh,
    en,
    value: (known) => choose(known).reduce((total, { item }) => total + item.sites, 0),
    evidence: choose,
  });
}

const gradedSites = [1, 2, 3, 4].map((grade) =>
  siteFact(
    `hazardSitesGrade${grade}`,
    grade,
    `${'一二三四'.charAt(grade - 1)}级重大危险源点数`,
    `sites with a major hazard source of grade ${grade}`,
  ),
);

/** Properties with the days on which they hold, devices, and major hazard sources (GB 18218). */
export const standingFacts: readonly FactDefinition[] = [
  ...markFacts,
  ...deviceFacts,
  siteFact('hazardSites', null, '重大危险源点数', 'sites with a major hazard source'),
  ...gradedSites,
  countFact('marks', '有效标记数', 'marks that hold', ({ marks }) => marks),
];
