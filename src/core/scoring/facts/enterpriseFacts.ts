import type { Enterprise } from '../register.js';
import { integerFact, textFact, type FactDefinition } from './definition.js';
import type { Evidence } from './known.js';

const part = (id: string) => (): readonly Evidence[] => [{ source: 'register', id }];

type TextField = 'category' | 'organisation' | 'district' | 'street' | 'status';

function field(name: TextField, zh: string, en: string): FactDefinition {
  const read = (enterprise: Enterprise) => enterprise[name] ?? undefined;
  return textFact({ name, zh, en, value: ({ enterprise }) => read(enterprise), evidence: part(name) });
}

/** What the register row itself says. Names of firms and people are left out on purpose: they are no facts. */
export const enterpriseFacts: readonly FactDefinition[] = [
  field('category', '登记的行业或设施类型', 'trade or facility type in the words of the register'),
  field('organisation', '主管机构代码', 'code of the organisation in charge'),
  field('district', '所在辖区', 'district'),
  field('street', '所在街道', 'street'),
  field(
    'status',
    '登记状态：active、suspended 或 closed',
    'state in the register: active, suspended or closed',
  ),
  integerFact({
    name: 'hazardClass',
    unit: 'class',
    zh: '风险类别：1 高、2 中、3 低',
    en: 'hazard class: 1 high, 2 medium, 3 low',
    value: ({ enterprise }) => enterprise.hazardClass ?? undefined,
    evidence: part('hazardClass'),
  }),
];
