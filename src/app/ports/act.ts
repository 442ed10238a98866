import type { Action } from '../../core/access/actions.js';

/** A write as the audit trail records it: who does what, when and why. */
export interface Act {
  /** Id of the person or key, or `system` for what the program does by itself. */
  readonly actor: string;
  readonly action: Action | SystemAction;
  readonly at: Date;
  /** What the actor gave as reason, where the action asks for one. */
  readonly reason: string | null;
}

/** What happens without a role: signing in and out, one's own password, the first administrator. */
export type SystemAction =
  | 'session.start'
  | 'session.refuse'
  | 'session.end'
  | 'password.change'
  | 'totp.change'
  | 'system.setUp'
  | 'system.load'
  // A form that comes back by its address alone.
  | 'form.return';
