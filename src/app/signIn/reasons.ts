import type { ProblemOf } from '../../core/kernel/problem.js';

/** Reason codes of signing in. What is wrong with login or password is never told apart. */
export interface SignInReasons {
  'signIn.refused': Record<string, never>;
  'signIn.locked': { seconds: number };
  /** A one-time code is needed besides the password. */
  'signIn.code-needed': Record<string, never>;
  'signIn.required': Record<string, never>;
  /** The first thing to do with a new password is to change it. */
  'signIn.password-change-needed': Record<string, never>;
  'signIn.password-weak': { least: number };
  'signIn.password-same': Record<string, never>;
  'signIn.csrf': Record<string, never>;
  'signIn.roles-conflict': { one: string; other: string };
  'signIn.unknown-role': { role: string };
  'signIn.unknown-organisation': { organisation: string };
  'signIn.unknown-scope': { scope: string };
}
export type SignInProblem = ProblemOf<SignInReasons>;
