import { createContext, use } from 'react';
import type { paths } from '../../../generated/api.js';
import { ACTIONS, type Action } from '../../../core/access/actions.js';
import type { Role } from '../../../core/access/roles.js';

export type Me = paths['/api/v1/session']['get']['responses'][200]['content']['application/json'];

interface Session {
  readonly me: Me;
  /** Looks again who one is: after the password or the one-time codes changed. */
  readonly refresh: () => Promise<unknown>;
  readonly signOut: () => Promise<void>;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = use(SessionContext);
  if (session === null) throw new Error('used outside of the session');
  return session;
}

/** Whether the person may take an action anywhere: what they may not do, they are not shown. */
export function may({ roles }: Me, action: Action): boolean {
  const allowed: readonly Role[] = ACTIONS[action];
  return roles.some(({ role }) => allowed.includes(role));
}
