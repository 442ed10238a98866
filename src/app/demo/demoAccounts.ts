import type { NewAccount } from '../people/firstAccounts.js';
import { DISTRICT } from './places.js';

/** Who can sign in to the demonstration, one for each kind of user. */
export function demoAccounts(officer: string): readonly NewAccount[] {
  const at = (
    login: string,
    name: string,
    role: NewAccount['role'],
    inspector: string | null = null,
  ): NewAccount => ({
    ...{ login, name, role, inspector },
    organisation: DISTRICT.code,
  });
  return [
    at('admin', '系统管理员', 'administrator'),
    at('planner', '计划员', 'planner'),
    at('supervisor', '监督员', 'supervisor'),
    at('officer', '执法人员', 'officer', officer),
    at('leader', '领导', 'leader'),
    at('auditor', '审计员', 'auditor'),
  ];
}
