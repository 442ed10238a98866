import type { ProblemOf } from './problem.js';

/** Reason codes of the kernel. */
export interface KernelReasons {
  'kernel.not-nfc': { text: string };
  'kernel.lone-surrogate': { text: string };
  'kernel.not-an-integer': { value: string };
  'kernel.not-canonical-type': { type: string };
  'kernel.not-hex': { text: string };
  'kernel.not-a-date': { text: string };
  'kernel.not-in-schema': { expected: string };
  'kernel.not-json': { detail: string };
  'kernel.not-a-rational': { text: string };
  'kernel.not-a-uscc': { text: string };
  'kernel.uscc-check-character': { text: string; expected: string };
}

export type KernelProblem = ProblemOf<KernelReasons>;
