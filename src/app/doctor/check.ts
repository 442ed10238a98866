import type { Problem, ProblemOf } from '../../core/kernel/problem.js';

/** Reason codes of the examination. */
export interface DoctorReasons {
  'doctor.old-node': { found: string; needed: string };
  'doctor.little-space': { folder: string; freeMegabytes: number };
  'doctor.open-folder': { folder: string; mode: string };
  'doctor.folder-not-ours': { folder: string; detail: string };
  'doctor.migrations-behind': { migrations: readonly string[] };
  'doctor.no-calendar': { year: string };
  'doctor.clock-off': { seconds: number };
  'doctor.clock-impossible': { year: number };
  'doctor.no-secret-key': Record<string, never>;
  'doctor.owner-role': { role: string };
  'doctor.no-fsync': Record<string, never>;
  'doctor.chain-broken': { chain: string; position: number };
}

export type DoctorProblem = ProblemOf<DoctorReasons>;

export type CheckName =
  | 'settings'
  | 'node'
  | 'space'
  | 'folder'
  | 'database'
  | 'migrations'
  | 'durability'
  | 'role'
  | 'calendars'
  | 'clock'
  | 'secretKey'
  | 'chains';

/** `warning`: it works, and somebody should know. `bad`: it will not work, or cannot be trusted. */
export interface Check {
  readonly name: CheckName;
  readonly state: 'good' | 'warning' | 'bad';
  /** What was found, in figures and names. */
  readonly found: string;
  readonly problem: Problem | null;
}

export const good = (name: CheckName, found: string): Check => ({
  name,
  state: 'good',
  found,
  problem: null,
});

export const warning = (name: CheckName, found: string, problem: DoctorProblem): Check => ({
  ...{ name, state: 'warning', found, problem },
});

export const bad = (name: CheckName, found: string, problem: Check['problem']): Check => ({
  ...{ name, state: 'bad', found, problem },
});
