import type { ProblemOf } from '../../core/kernel/problem.js';

/** Reason codes of the environment that the program is started in. */
export interface SettingsReasons {
  /** The value itself is never shown: it may be a secret. */
  'settings.bad-value': { name: string; expected: string };
  /** Most likely a slip of the pen; `nearest` is the known name that is most like it. */
  'settings.unknown-name': { name: string; nearest: string };
  /** The secret key is shared by everybody who reads this source. */
  'settings.weak-key': { name: string };
  /** Several processes can share a PostgreSQL database only. */
  'settings.needs-postgres': { name: string };
}

export type SettingsProblem = ProblemOf<SettingsReasons>;
