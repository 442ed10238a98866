import type { Absence, Certificate, Inspector, Recusal } from '../../../core/pairing/roster.js';
import type { ApiKey, Person } from '../../ports/peopleStore.js';
import type { RecusalRequest } from '../../ports/recusalRequests.js';
import { column, each, exportList, organisationColumns, type ExportColumn } from '../exportList.js';
import { word } from '../exportWords.js';

export const inspectors = exportList<Inspector, Inspector>({
  title: { zh: '执法检查人员名录', en: 'Inspectors' },
  action: 'inspector.read',
  page: (store, query, filters) => store.registry.inspectors.page(query, filters),
  rows: each,
  columns: [
    column('人员编号', 'Id', 18, ({ id }) => id),
    column('姓名', 'Name', 16, ({ name }) => name),
    column('类别', 'Kind', 14, ({ kind }, { language }) => word('inspector', kind, language)),
    ...organisationColumns<Inspector>('所属机构'),
    column('中队', 'Group', 16, ({ group }) => group),
    column('检查区域', 'Regions', 24, ({ regions }) => regions.join('、')),
    column('可任组长', 'May lead', 10, ({ mayLead }, { language }) => word('answer', mayLead, language)),
    column('培训有效期至', 'Training valid to', 14, ({ trainingValidTo }) => trainingValidTo),
    column('证件数', 'Certificates', 10, ({ certificates }) => certificates.length),
  ],
});

/** What an inspector has several of: each with the inspector in front. */
type Owned<T> = T & { readonly inspector: Inspector };

function ofInspectors<T extends object>(
  title: { readonly zh: string; readonly en: string },
  own: (inspector: Inspector) => readonly T[],
  columns: readonly ExportColumn<Owned<T>>[],
) {
  return exportList<Inspector, Owned<T>>({
    title,
    action: 'inspector.read',
    page: (store, query, filters) => store.registry.inspectors.page(query, filters),
    rows: (inspector) => own(inspector).map((one) => ({ ...one, inspector })),
    columns: [
      column('人员编号', 'Inspector', 18, ({ inspector }) => inspector.id),
      column('姓名', 'Name', 16, ({ inspector }) => inspector.name),
      column('所属机构', 'Organisation', 22, ({ inspector }, context) =>
        context.organisation(inspector.organisation),
      ),
      ...columns,
    ],
  });
}

export const certificates = ofInspectors<Certificate>(
  { zh: '执法证件清单', en: 'Certificates' },
  (inspector) => inspector.certificates,
  [
    column('证件号', 'Number', 24, ({ number }) => number),
    column('领域', 'Domain', 18, ({ domain }) => domain),
    column('发证日期', 'Valid from', 12, ({ from }) => from),
    column('有效期至', 'Valid to', 12, ({ to }) => to),
  ],
);

export const leave = ofInspectors<Absence>({ zh: '请假登记', en: 'Leave' }, (inspector) => inspector.leave, [
  column('起始日期', 'From', 14, ({ from }) => from),
  column('截止日期', 'To', 14, ({ to }) => to),
]);

export const bars = ofInspectors<Recusal>(
  { zh: '回避名单', en: 'Recusals in force' },
  (inspector) => inspector.recusals,
  [
    column('回避对象', 'Enterprise', 22, ({ enterprise }) => enterprise),
    column('事由', 'Ground', 18, ({ ground }, { language }) => word('ground', ground, language)),
    column('决定人', 'Decided by', 18, ({ decidedBy }) => decidedBy ?? null),
  ],
);

export const recusals = exportList<RecusalRequest, RecusalRequest>({
  title: { zh: '回避申请', en: 'Requests for recusal' },
  action: 'inspector.read',
  page: (store, query) => store.listRecusals(query),
  rows: each,
  columns: [
    column('申请编号', 'Request', 22, ({ id }) => id),
    column('人员编号', 'Inspector', 18, ({ inspector }) => inspector),
    column('检查对象', 'Enterprise', 22, ({ enterprise }) => enterprise),
    column('事由', 'Ground', 18, ({ ground }, { language }) => word('ground', ground, language)),
    column('申请人', 'Requested by', 18, ({ requestedBy }) => requestedBy),
    column('决定人', 'Decided by', 18, ({ decidedBy }) => decidedBy),
    column('是否批准', 'Granted', 10, ({ granted }, { language }) => word('answer', granted, language)),
  ],
});

export const people = exportList<Person, Person>({
  title: { zh: '用户名录', en: 'People' },
  action: 'person.read',
  page: (store, query, filters) => store.listPeople({ ...query, ...loginOf(filters) }),
  rows: each,
  columns: [
    column('用户编号', 'Id', 18, ({ id }) => id),
    column('登录名', 'Login', 18, ({ login }) => login),
    column('姓名', 'Name', 18, ({ name }) => name),
    column('执法人员编号', 'Inspector', 18, ({ inspector }) => inspector),
    column('角色', 'Roles', 40, ({ roles }, { language, organisation }) =>
      roles
        .map((grant) => `${word('role', grant.role, language) ?? ''}（${organisation(grant.organisation)}）`)
        .join('\n'),
    ),
    column('停用', 'Disabled', 8, ({ disabled }, { language }) => word('answer', disabled, language)),
  ],
});

const loginOf = ({ login }: Readonly<Record<string, string | number | undefined>>): { login?: string } =>
  login === undefined ? {} : { login: String(login) };

export const keys = exportList<ApiKey, ApiKey>({
  title: { zh: '数据交换密钥', en: 'Keys' },
  action: 'key.read',
  page: (store, query) => store.listKeys(query),
  rows: each,
  columns: [
    column('密钥编号', 'Id', 18, ({ id }) => id),
    column('名称', 'Name', 26, ({ name }) => name),
    ...organisationColumns<ApiKey>('所属机构'),
    column('权限', 'Scopes', 36, ({ scopes }) => scopes.join('\n')),
    column('创建人', 'Created by', 18, ({ createdBy }) => createdBy),
    column('创建时间', 'Created', 26, ({ createdAt }) => createdAt.toISOString()),
    column('失效时间', 'Expires', 26, ({ expiresAt }) => expiresAt.toISOString()),
    column('吊销时间', 'Revoked', 26, ({ revokedAt }) => revokedAt?.toISOString() ?? null),
  ],
});
