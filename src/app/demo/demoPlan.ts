import type { Plan } from '../../core/replay/plan.js';

/** The plan of the demonstration district: all enterprises, odds by tier, teams of two, level loads. */
export const DEMO_PLAN: Plan = {
  format: 'evenhand/plan/v1',
  campaign: 'demo-work-safety',
  kind: 'production',
  title: { zh: '云汀区安全生产双随机抽查', en: 'Work safety inspections of the demonstration district' },
  organisation: '329902',
  language: 'zh',
  calendar: { region: 'CN', provisionalApprovedBy: '演示计划员' },
  draw: { kind: 'rates', rates: { A: '3 %', B: '10 %', C: '20 %', D: '100 %' } },
  reserves: { rate: '20 %' },
  teams: { domain: 'workSafety', size: 2, loadCap: 30, withinRegion: false },
  schedule: { dailyCap: 3 },
  seed: { dice: 20, holders: ['监督员', '见证人'] },
};

export const DEMO_RULES = 'work-safety.json';
