import { mayTouch } from '../../../core/access/policy.js';
import { phaseOf, showsTargets } from '../../../core/access/secrecy.js';
import { err, ok } from '../../../core/kernel/result.js';
import type { ListLine } from '../../month/monthList.js';
import type { OwnTarget, PlannedCampaign } from '../../ports/campaignBook.js';
import type { RuleSetDraft } from '../../ports/ruleSetDrafts.js';
import {
  column,
  each,
  exportList,
  organisationColumns,
  type ExportColumn,
  type ExportList,
} from '../exportList.js';
import { word } from '../exportWords.js';

export const campaigns = exportList<PlannedCampaign, PlannedCampaign>({
  title: { zh: '抽查任务', en: 'Campaigns' },
  action: 'campaign.read',
  page: (store, query, filters) => store.listCampaigns(query, filters),
  rows: each,
  columns: [
    column('任务编号', 'Id', 26, ({ id }) => id),
    column('任务名称', 'Title', 32, ({ title }, { language }) => title[language]),
    column('月份', 'Month', 10, ({ month }) => month),
    column('性质', 'Kind', 10, ({ kind }, { language }) => word('campaignKind', kind, language)),
    column('状态', 'State', 12, ({ state }, { language }) => word('campaign', state, language)),
    column('第几次抽取', 'Attempt', 10, ({ sequence }) => sequence),
    ...organisationColumns<PlannedCampaign>('组织机构'),
    column('计划人', 'Planned by', 18, ({ plannedBy }) => plannedBy),
    column('审批人', 'Approved by', 18, ({ approvedBy }) => approvedBy),
    column('承诺', 'Commitment', 40, ({ commitment }) => commitment),
  ],
});

export const ruleSets = exportList<RuleSetDraft, RuleSetDraft>({
  title: { zh: '规则集', en: 'Rule sets' },
  action: 'ruleSet.read',
  page: (store, query) => store.listDrafts(query),
  rows: each,
  columns: [
    column('规则集', 'Name', 26, ({ name }) => name),
    column('版本', 'Version', 10, ({ version }) => version),
    ...organisationColumns<RuleSetDraft>('所属机构'),
    column('起草人', 'Author', 18, ({ author }) => author),
    column('审批人', 'Approver', 18, ({ approver }) => approver),
    column('内容哈希', 'Hash', 40, ({ hash }) => hash),
    column('审批后哈希', 'Approved hash', 40, ({ approved }) => approved),
  ],
});

const lineColumns: readonly ExportColumn<ListLine>[] = [
  column('检查日期', 'Date', 12, ({ date }) => date),
  column('统一社会信用代码', 'Enterprise', 22, ({ id }) => id),
  column('检查对象', 'Name', 36, ({ name }) => name),
  column('产生方式', 'Ground', 10, ({ ground }, { language }) => word('target', ground, language)),
  column('等级', 'Tier', 8, ({ tier }) => tier),
  column('风险分', 'Score', 8, ({ score }) => score),
  column('风险依据', 'Reasons', 40, ({ reasons }) => reasons),
  column('组长', 'Lead', 14, ({ lead }) => lead),
  column('组员', 'Members', 20, ({ members }) => members),
  column('层', 'Cell', 16, ({ cell }) => cell),
  column('入样概率', 'π', 12, ({ pi }) => pi),
];

/** The list of one campaign: its filter names it, and it is there for those who may read the campaign's targets. */
const afterDraw: ExportList['check'] = async (store, tree, actor, { campaign: named }) => {
  const id = String(named ?? '');
  const missing = { code: 'store.not-found', params: { kind: 'campaign', id } } as const;
  const campaign = await store.readCampaign(id);
  if (campaign === null) return err(missing);
  const thing = { kind: 'campaign', id, path: tree.pathOf(campaign.organisation) };
  const touch = mayTouch(actor, 'target.read', thing);
  if (!touch.ok) return touch.error.code === 'access.not-found' ? err(missing) : touch;
  if (showsTargets(phaseOf(campaign.state), 'planning')) return ok(undefined);
  return err({ code: 'access.not-yet-drawn', params: { campaign: id } });
};

export const targets = exportList<ListLine, ListLine>({
  title: { zh: '检查名单', en: 'Targets' },
  action: 'target.read',
  check: afterDraw,
  page: (store, query, { campaign }) => store.listTargets(String(campaign ?? ''), query),
  rows: each,
  columns: lineColumns,
});

export const ownTargets = exportList<OwnTarget, OwnTarget>({
  title: { zh: '本人检查任务', en: 'My targets' },
  action: 'target.own',
  own: true,
  page: (store, query, { inspector }) =>
    store.ownTargets(String(inspector ?? ''), { ...query, within: null }),
  rows: each,
  columns: [column('任务编号', 'Campaign', 24, ({ campaign }) => campaign), ...lineColumns],
});
