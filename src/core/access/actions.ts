import type { Role } from './roles.js';

const READERS = ['administrator', 'planner', 'supervisor', 'auditor'] as const;
const REGISTER_READERS = [...READERS, 'officer', 'exchange'] as const;

/**
 * Every action of the service with the roles that may take it. The list is closed: a route names one of these, and
 * a role that is not listed may not. `draw` belongs to planners alone, so that an administrator never draws;
 * approvals and voids belong to supervisors, who never plan (design §1, separation of duties).
 */
export const ACTIONS = {
  'organisation.read': [...REGISTER_READERS, 'leader'],
  'organisation.write': ['administrator'],
  'person.read': ['administrator', 'auditor'],
  'person.write': ['administrator'],
  'key.read': ['administrator', 'auditor'],
  'key.write': ['administrator'],
  'enterprise.read': REGISTER_READERS,
  'enterprise.write': ['administrator', 'planner', 'exchange'],
  'record.read': REGISTER_READERS,
  'record.write': ['administrator', 'planner', 'exchange'],
  'inspector.read': [...READERS, 'officer'],
  'inspector.write': ['administrator', 'planner'],
  'recusal.request': ['officer', 'planner'],
  'recusal.decide': ['supervisor'],
  'item.read': [...REGISTER_READERS, 'leader'],
  'item.write': ['administrator', 'planner'],
  'ruleSet.read': [...READERS, 'officer', 'leader'],
  'ruleSet.write': ['planner'],
  'ruleSet.approve': ['supervisor'],
  'score.read': [...READERS],
  'campaign.read': [...READERS, 'officer', 'leader'],
  'campaign.write': ['planner'],
  'campaign.approve': ['supervisor'],
  'campaign.commit': ['planner'],
  'campaign.secret': ['supervisor'],
  'campaign.draw': ['planner'],
  'campaign.issue': ['planner'],
  'campaign.close': ['planner'],
  'campaign.open': ['planner', 'supervisor'],
  'campaign.void': ['supervisor'],
  'target.read': ['planner', 'supervisor', 'auditor'],
  'target.own': ['officer'],
  'document.read': READERS,
  'document.issue': ['planner', 'officer'],
  'substitution.write': ['planner'],
  'bundle.read': ['planner', 'supervisor', 'auditor'],
  'disclosure.read': [...READERS, 'leader', 'exchange'],
  'disclosure.write': ['planner'],
  'complaint.read': ['planner', 'supervisor', 'officer', 'auditor'],
  'complaint.write': ['planner', 'officer', 'exchange'],
  'complaint.assign': ['planner', 'supervisor'],
  'complaint.answer': ['planner', 'officer'],
  'complaint.close': ['supervisor'],
  'complaint.contact': ['planner', 'supervisor'],
  'selfInspection.read': READERS,
  'selfInspection.write': ['planner'],
  'selfInspection.check': ['planner', 'officer'],
  'trigger.read': ['planner', 'supervisor', 'auditor'],
  'trigger.run': ['planner', 'supervisor'],
  'trigger.dismiss': ['supervisor'],
  'figure.read': ['planner', 'supervisor', 'leader', 'auditor'],
  'figure.records': ['planner', 'supervisor', 'auditor'],
  'reportSettings.read': [...READERS, 'leader'],
  'reportSettings.write': ['supervisor'],
  'import.read': READERS,
  'import.write': ['administrator', 'planner'],
  'export.read': READERS,
  'job.read': READERS,
  'job.cancel': ['administrator', 'planner'],
  'audit.read': ['supervisor', 'auditor', 'administrator'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;
export type Action = keyof typeof ACTIONS;

export const isAction = (text: string): text is Action => Object.hasOwn(ACTIONS, text);
