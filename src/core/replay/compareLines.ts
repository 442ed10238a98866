import type { Problem } from '../kernel/problem.js';

/** Most problems that one step lists; the first ones show what happened. */
export const SHOWN = 20;

/** The lines of a file that are not those computed. */
export function compareLines(file: string, stated: string, computed: string): readonly Problem[] {
  if (stated === computed) return [];
  const [theirs, ours] = [stated.split('\n'), computed.split('\n')];
  const problems: Problem[] = [];
  for (let i = 0; i < Math.max(theirs.length, ours.length) && problems.length < SHOWN; i++) {
    if (theirs[i] === ours[i]) continue;
    const params = { file, line: i + 1, stated: theirs[i] ?? '', computed: ours[i] ?? '' };
    problems.push({ code: 'replay.line-differs', params });
  }
  return problems;
}

export const differs = (what: string, stated: string, computed: string): Problem => ({
  code: 'replay.differs',
  params: { what, stated, computed },
});
