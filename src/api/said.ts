import type { Problem } from '../core/kernel/problem.js';
import { describeProblem } from '../messages/registry.js';
import type { Language } from '../messages/texts.js';

/** A problem as part of an answer, in the reader's language. */
export const said = (problem: Problem, language: Language) => ({
  code: problem.code,
  title: describeProblem(problem, language),
  params: problem.params,
  ...(problem.place === undefined ? {} : { place: problem.place }),
});
