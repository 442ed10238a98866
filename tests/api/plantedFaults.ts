/** A fault planted into a row: the cells it changes, and what must be told of it. */
export interface Planted {
  readonly code: string;
  /** Column that the fault is told of; null for a fault of the row. */
  readonly field: string | null;
  readonly change: (cells: Cells, nth: number) => void;
}

/** The cells of a row by column; a row may be cut short by setting `length`. */
export type Cells = Record<string, string>;

export const COLUMNS = [
  ...['编号', '企业名称', '监管机构', '地址', '风险等级', '经营状态', '纬度', '经度'],
  ...['许可证类型', '许可证号', '发证日期', '有效期至', '设备类型', '设备数量', '设备登记日期'],
  ...['危险源级别', '危险源数量', '危险源登记日期', '备注'],
] as const;

export const MAPPING = {
  ...{ id: { column: '编号', kind: 'other' }, sameId: 'refuse', name: { column: '企业名称' } },
  ...{
    organisation: { column: '监管机构' },
    address: { column: '地址' },
    hazardClass: { column: '风险等级' },
  },
  status: { column: '经营状态', values: { 存续: 'active', 注销: 'closed', 异常: 'nonsense' } },
  location: { latitude: '纬度', longitude: '经度' },
  licences: [
    {
      ...{ kind: { column: '许可证类型' }, number: { column: '许可证号' } },
      ...{ from: { column: '发证日期' }, to: { column: '有效期至' } },
    },
  ],
  devices: [
    { kind: { column: '设备类型' }, count: { column: '设备数量' }, since: { column: '设备登记日期' } },
  ],
  hazardSources: [
    { grade: { column: '危险源级别' }, sites: { column: '危险源数量' }, since: { column: '危险源登记日期' } },
  ],
  category: { column: '备注' },
};

export const goodRow = (n: number): Cells => ({
  ...{
    编号: `P-${String(10_000 + n)}`,
    企业名称: `企业${String(n)}`,
    监管机构: 'C1',
    地址: `${String(n)}号`,
  },
  ...{ 风险等级: String(1 + (n % 3)), 经营状态: '存续', 纬度: '30.25', 经度: '120.15' },
  ...{ 许可证类型: '食品', 许可证号: `L${String(n)}`, 发证日期: '2024-01-01', 有效期至: '2027-12-31' },
  ...{ 设备类型: '叉车', 设备数量: '2', 设备登记日期: '2024-03-01' },
  ...{ 危险源级别: '3', 危险源数量: '1', 危险源登记日期: '2024-03-01', 备注: '无' },
});

const set =
  (field: string, value: string): Planted['change'] =>
  (cells) => {
    cells[field] = value;
  };
const cell = (code: string, field: string, value: string): Planted => ({
  code,
  field,
  change: set(field, value),
});

/** Twenty kinds of faults as offices' files have them. */
export const KINDS: readonly Planted[] = [
  cell('intake.required', '企业名称', ''),
  cell('intake.not-a-number', '风险等级', '二级'),
  cell('intake.not-whole', '风险等级', '1.5'),
  cell('intake.value-not-mapped', '风险等级', '9'),
  cell('intake.too-big', '设备数量', '123456789012345678901'),
  cell('intake.out-of-range', '设备数量', '-1'),
  cell('intake.value-not-mapped', '危险源级别', '5'),
  cell('intake.out-of-range', '危险源数量', '0'),
  cell('intake.bad-day', '发证日期', '2024年1月1日'),
  cell('kernel.not-a-date', '设备登记日期', '2024-02-30'),
  cell('intake.reversed-period', '有效期至', '2023-12-31'),
  cell('intake.value-not-mapped', '经营状态', '吊销'),
  cell('intake.half-location', '经度', ''),
  cell('intake.out-of-range', '纬度', '91'),
  cell('intake.error-value', '备注', '#REF!'),
  cell('intake.control-character', '地址', '一\u0085号'),
  cell('intake.text-too-long', '地址', '长'.repeat(501)),
  cell('intake.required', '编号', ''),
  cell('imports.unknown-organisation', '监管机构', 'X9'),
  cell('imports.not-yours', '监管机构', 'C2'),
];
