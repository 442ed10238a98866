import type { components } from '../../generated/api.js';
import { describeProblem } from '../../messages/registry.js';
import type { Problem } from '../../core/kernel/problem.js';
import type { Language } from '../../messages/texts.js';

/** A problem as the service tells it (RFC 9457). */
export interface ServiceProblem extends Problem {
  readonly problems?: components['schemas']['Problem']['problems'];
}

/** A request that did not succeed. */
export class ProblemError extends Error {
  readonly problem: ServiceProblem;
  constructor(problem: ServiceProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** What went wrong, in the reader's language; several problems are several texts. */
export function wordsOf(error: unknown, language: Language): readonly string[] {
  if (!(error instanceof ProblemError)) throw error;
  const { problem } = error;
  if (problem.problems !== undefined) return problem.problems.map(({ title }) => title);
  return [describeProblem(problem, language)];
}

export const codeOf = (error: unknown): string | null =>
  error instanceof ProblemError ? error.problem.code : null;
