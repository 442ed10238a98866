import type { Device, Enterprise, HazardSource, Licence, Mark } from '../../../core/scoring/register.js';
import type { HistoryRecord } from '../../../core/scoring/register.js';
import type { Organisation } from '../../ports/organisationStore.js';
import type { EnterpriseLine, InspectionItem } from '../../ports/registry.js';
import { column, each, exportList, organisationColumns, type ExportColumn } from '../exportList.js';
import { word } from '../exportWords.js';

export const enterprises = exportList<EnterpriseLine, EnterpriseLine>({
  title: { zh: '检查对象名录', en: 'Enterprises' },
  action: 'enterprise.read',
  page: (store, query, filters) => store.registry.enterpriseLines(query, filters),
  rows: each,
  columns: [
    column('统一社会信用代码', 'Id', 22, ({ id }) => id),
    column('企业名称', 'Name', 36, ({ name }) => name),
    column('法定名称', 'Legal name', 36, ({ legalName }) => legalName),
    column('行业类别', 'Category', 18, ({ category }) => category),
    column('风险等级', 'Hazard class', 10, ({ hazardClass }, { language }) =>
      word('hazardClass', hazardClass, language),
    ),
    ...organisationColumns<EnterpriseLine>(),
    column('区县', 'District', 14, ({ district }) => district),
    column('街道', 'Street', 14, ({ street }) => street),
    column('地址', 'Address', 40, ({ address }) => address),
    column('经营状态', 'Status', 10, ({ status }, { language }) => word('status', status, language)),
  ],
});

/** What an enterprise has several of: each with the enterprise in front. */
type Owned<T> = T & { readonly enterprise: Enterprise };

function ofEnterprises<T extends object>(
  title: { readonly zh: string; readonly en: string },
  own: (enterprise: Enterprise) => readonly T[],
  columns: readonly ExportColumn<Owned<T>>[],
) {
  return exportList<Enterprise, Owned<T>>({
    title,
    action: 'enterprise.read',
    page: (store, query, filters) => store.registry.enterprises.page(query, filters),
    rows: (enterprise) => own(enterprise).map((one) => ({ ...one, enterprise })),
    columns: [
      column('统一社会信用代码', 'Enterprise', 22, ({ enterprise }) => enterprise.id),
      column('企业名称', 'Name', 36, ({ enterprise }) => enterprise.name),
      column('机构名称', 'Organisation', 22, ({ enterprise }, context) =>
        context.organisation(enterprise.organisation),
      ),
      ...columns,
    ],
  });
}

export const licences = ofEnterprises<Licence>(
  { zh: '许可证照清单', en: 'Licences' },
  (enterprise) => enterprise.licences,
  [
    column('许可证类型', 'Kind', 24, ({ kind }) => kind),
    column('许可证号', 'Number', 26, ({ number }) => number),
    column('发证日期', 'Valid from', 12, ({ from }) => from),
    column('有效期至', 'Valid to', 12, ({ to }) => to),
  ],
);

export const devices = ofEnterprises<Device>(
  { zh: '重点设备设施清单', en: 'Devices' },
  (enterprise) => enterprise.devices,
  [
    column('设备类型', 'Kind', 24, ({ kind }) => kind),
    column('数量', 'Count', 10, ({ count }) => count),
    column('登记日期', 'Since', 12, ({ since }) => since),
  ],
);

export const hazardSources = ofEnterprises<HazardSource>(
  { zh: '重大危险源清单', en: 'Major hazard sources' },
  (enterprise) => enterprise.hazardSources,
  [
    column('级别', 'Grade', 10, ({ grade }) => grade),
    column('数量', 'Sites', 10, ({ sites }) => sites),
    column('登记日期', 'Since', 12, ({ since }) => since),
  ],
);

export const marks = ofEnterprises<Mark>(
  { zh: '检查对象标识清单', en: 'Marks of enterprises' },
  (enterprise) => enterprise.marks,
  [
    column('标识', 'Mark', 24, ({ kind }) => kind),
    column('起始日期', 'From', 12, ({ from }) => from),
    column('截止日期', 'To', 12, ({ to }) => to),
  ],
);

export const records = exportList<HistoryRecord, HistoryRecord>({
  title: { zh: '检查对象记录', en: 'Records of enterprises' },
  action: 'record.read',
  page: (store, query, filters) => store.registry.records.page(query, filters),
  rows: each,
  columns: [
    column('记录编号', 'Record', 24, ({ id }) => id),
    column('统一社会信用代码', 'Enterprise', 22, ({ enterprise }) => enterprise),
    column('日期', 'Date', 12, ({ date }) => date),
    column('记录类型', 'Kind', 12, ({ kind }, { language }) => word('record', kind, language)),
    column('数量', 'Numbers', 36, ({ numbers }) => pairs(numbers)),
    column('内容', 'Words', 48, ({ words }) => pairs(words)),
  ],
});

const pairs = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join('\n');

export const items = exportList<InspectionItem, InspectionItem>({
  title: { zh: '抽查事项清单', en: 'Inspection items' },
  action: 'item.read',
  page: (store, query, filters) => store.registry.items.page(query, filters),
  rows: each,
  columns: [
    column('事项编码', 'Code', 16, ({ code }) => code),
    column('事项名称', 'Name', 36, ({ name }, { language }) => name[language]),
    column('领域', 'Domain', 18, ({ domain }) => domain),
    column('类别', 'Kind', 10, ({ kind }, { language }) => word('item', kind, language)),
    column('检查依据', 'Legal basis', 48, ({ basis }) => basis),
    column('抽查比例', 'Rate', 12, ({ rate }) => rate),
    ...organisationColumns<InspectionItem>('实施机构'),
  ],
});

export const organisations = exportList<Organisation, Organisation>({
  title: { zh: '机构名录', en: 'Organisations' },
  action: 'organisation.read',
  page: (store, query, filters) => store.registry.organisations.page(query, filters),
  rows: each,
  columns: [
    column('机构编码', 'Code', 18, ({ code }) => code),
    column('机构名称', 'Name', 32, ({ name }) => name),
    column('层级', 'Level', 8, ({ level }) => level),
    column('上级机构编码', 'Parent', 18, ({ parent }) => parent),
  ],
});
