import type { Actor } from '../../core/access/roles.js';
import type { Person } from '../ports/peopleStore.js';

/** What a person may do is told by their roles. */
export const actorOf = ({ id, roles, inspector }: Person): Actor => ({
  ...{ id, kind: 'person', grants: roles, inspector, scopes: null },
});
