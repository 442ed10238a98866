import type { ExportList } from './exportList.js';
import { campaigns, ownTargets, ruleSets, targets } from './lists/campaigns.js';
import { bars, certificates, inspectors, keys, leave, people, recusals } from './lists/people.js';
import {
  devices,
  enterprises,
  hazardSources,
  items,
  licences,
  marks,
  organisations,
  records,
} from './lists/registers.js';
import { audit, jobs } from './lists/trail.js';

/** Every list that can be had as a file, by its name in addresses. */
export const EXPORT_LISTS = {
  organisations,
  enterprises,
  licences,
  devices,
  'hazard-sources': hazardSources,
  marks,
  records,
  inspectors,
  certificates,
  leave,
  'recusals-in-force': bars,
  recusals,
  items,
  'rule-sets': ruleSets,
  campaigns,
  targets,
  'my-targets': ownTargets,
  people,
  keys,
  audit,
  jobs,
} as const satisfies Readonly<Record<string, ExportList>>;
export type ExportListName = keyof typeof EXPORT_LISTS;

export const EXPORT_LIST_NAMES = Object.keys(EXPORT_LISTS) as readonly ExportListName[];
