import type { Language } from '../../messages/texts.js';
import type { EnterpriseMapping, HistoryMapping } from '../intake/mapping.js';
import { ROSTER_COLUMNS } from '../intake/readRoster.js';
import { templateSheets } from '../intake/templateSheets.js';
import type { Sheet } from '../ports/tables.js';
import type { ImportMapping } from './importMapping.js';
import type { ImportKind } from './kinds.js';

const REGISTER: EnterpriseMapping = {
  id: { column: '统一社会信用代码', kind: 'uscc' },
  sameId: 'merge',
  name: { column: '企业名称' },
  category: { column: '行业类别' },
  hazardClass: { column: '风险等级', values: { 高: 1, 中: 2, 低: 3 } },
  organisation: { column: '监管机构' },
  district: { column: '区县' },
  street: { column: '街道' },
  address: { column: '地址' },
  location: { latitude: '纬度', longitude: '经度' },
  status: { column: '经营状态', values: { 存续: 'active', 停业: 'suspended', 注销: 'closed' } },
  licences: [
    {
      when: '许可证号',
      kind: { column: '许可证类型' },
      number: { column: '许可证号' },
      from: { column: '发证日期' },
      to: { column: '有效期至' },
    },
  ],
};

const HISTORY: HistoryMapping = {
  id: { column: '记录编号' },
  sameId: 'refuse',
  enterprise: { column: '统一社会信用代码', kind: 'uscc' },
  unknownEnterprise: 'refuse',
  date: { column: '日期' },
  kind: {
    column: '记录类型',
    values: {
      检查: 'inspection',
      违法: 'violation',
      投诉: 'complaint',
      事故: 'accident',
      自查: 'selfInspection',
    },
  },
  words: { result: { column: '结果' } },
};

/** The template of a source's mapping, or the service's own. */
export function templateOf(
  kind: ImportKind,
  mapping: ImportMapping | null,
  language: Language,
): readonly Sheet[] {
  if (mapping !== null && mapping.kind !== 'roster') return templateSheets(mapping.table, language);
  if (kind !== 'roster') return templateSheets(kind === 'register' ? REGISTER : HISTORY, language);
  return [
    {
      name: language === 'zh' ? '数据' : 'Data',
      title: null,
      columns: ROSTER_COLUMNS.map((header) => ({ header, width: 18 })),
      rows: [],
    },
  ];
}
