import type { StoredAuditEntry } from '../../ports/auditTrail.js';
import type { JobView } from '../../ports/jobQueue.js';
import { column, each, exportList, organisationColumns } from '../exportList.js';

export const audit = exportList<StoredAuditEntry, StoredAuditEntry>({
  title: { zh: '操作日志', en: 'Audit trail' },
  action: 'audit.read',
  page: (store, query, { kind, subject, actor }) => {
    const asked = Object.entries({ kind, subject, actor }).filter(([, value]) => value !== undefined);
    return store.listAudit({
      ...query,
      ...Object.fromEntries(asked.map(([name, value]) => [name, String(value)])),
    });
  },
  rows: each,
  columns: [
    column('序号', 'Number', 10, ({ entry }) => entry.position),
    column('时间', 'At', 26, ({ entry }) => entry.at),
    column('操作人', 'Actor', 20, ({ entry }) => entry.actor),
    column('操作', 'Action', 20, ({ entry }) => entry.action),
    column('对象类型', 'Kind', 14, ({ entry }) => entry.subject.kind),
    column('对象编号', 'Subject', 24, ({ entry }) => entry.subject.id),
    column('机构', 'Organisation', 18, ({ entry }) => entry.organisation),
    column('变更前', 'Before', 44, ({ entry }) => told(entry.before)),
    column('变更后', 'After', 44, ({ entry }) => told(entry.after)),
    column('理由', 'Reason', 24, ({ entry }) => entry.reason),
    column('哈希', 'Hash', 40, ({ hash }) => hash),
  ],
});

const told = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

export const jobs = exportList<JobView, JobView>({
  title: { zh: '后台作业', en: 'Jobs' },
  action: 'job.read',
  page: (store, query, filters) => store.listJobs(query, filters),
  rows: each,
  columns: [
    column('作业编号', 'Id', 38, ({ id }) => id),
    column('类型', 'Kind', 14, ({ kind }) => kind),
    column('对象', 'Subject', 28, ({ subject }) => subject),
    column('状态', 'State', 12, ({ state }) => state),
    column('尝试次数', 'Attempts', 10, ({ attempt }) => attempt),
    ...organisationColumns<JobView>('所属机构'),
    column('提交人', 'Requested by', 18, ({ requestedBy }) => requestedBy),
    column('提交时间', 'Created', 26, ({ createdAt }) => createdAt),
    column('结束时间', 'Finished', 26, ({ finishedAt }) => finishedAt),
  ],
});
