import { err, ok, type Result } from '../../kernel/result.js';
import type { SamplingProblem } from '../reasons.js';
import type { CellCount } from './table.js';
import { CROSS, type Margin, type QuotaDesign, type QuotaLimit } from './design.js';

/** Refuses a design that no table can be built from. */
export function checkDesign(design: QuotaDesign): Result<QuotaDesign, SamplingProblem> {
  const { margins } = design;
  if (margins.length > 2) {
    const names = margins.map(({ name }) => name);
    return err({ code: 'sampling.three-margins', params: { margins: names } });
  }
  const problem =
    firstProblem(margins, classProblem) ??
    rateMarginProblem(design) ??
    firstProblem(design.limits, (limit) => limitProblem(margins, limit));
  return problem === null ? ok(design) : err(problem);
}

/** The first class of a counted cell that the margins do not know, or that is not a leaf. */
export function classProblemOf(
  margins: readonly Margin[],
  counts: readonly CellCount[],
): SamplingProblem | null {
  return firstProblem(counts, ({ classes }) =>
    firstProblem([...margins.entries()], ([k, margin]) => {
      const name = classes[k] ?? '';
      const params = { margin: margin.name, name };
      if (!Object.hasOwn(margin.classes, name)) return { code: 'sampling.unknown-class', params };
      return isLeaf(margin, name) ? null : { code: 'sampling.not-a-leaf', params };
    }),
  );
}

function isLeaf({ classes }: Margin, name: string): boolean {
  return Object.hasOwn(classes, name) && !Object.values(classes).includes(name);
}

function firstProblem<T>(
  items: readonly T[],
  check: (item: T) => SamplingProblem | null,
): SamplingProblem | null {
  for (const item of items) {
    const problem = check(item);
    if (problem !== null) return problem;
  }
  return null;
}

function classProblem(margin: Margin): SamplingProblem | null {
  const { name, classes } = margin;
  for (const [child, parent] of Object.entries(classes)) {
    if (child === '' || child.includes(CROSS))
      return { code: 'sampling.bad-class', params: { margin: name, name: child } };
    if (parent !== null && !Object.hasOwn(classes, parent))
      return { code: 'sampling.unknown-class', params: { margin: name, name: parent } };
    if (isInCircle(margin, child))
      return { code: 'sampling.class-circle', params: { margin: name, name: child } };
  }
  return null;
}

function isInCircle({ classes }: Margin, start: string): boolean {
  let steps = Object.keys(classes).length;
  for (let at: string | null = start; at !== null; at = classes[at] ?? null) if (steps-- < 0) return true;
  return false;
}

function rateMarginProblem({ margins, rateMargin }: QuotaDesign): SamplingProblem | null {
  const known = margins.some(({ name }) => name === rateMargin);
  return known ? null : { code: 'sampling.unknown-margin', params: { margin: rateMargin } };
}

function limitProblem(margins: readonly Margin[], { at, min, max }: QuotaLimit): SamplingProblem | null {
  const names = Object.entries(at);
  for (const [name, value] of names) {
    const margin = margins.find((each) => each.name === name);
    if (margin === undefined) return { code: 'sampling.unknown-margin', params: { margin: name } };
    if (!Object.hasOwn(margin.classes, value))
      return { code: 'sampling.unknown-class', params: { margin: name, name: value } };
    if (names.length > 1 && !isLeaf(margin, value))
      return { code: 'sampling.not-a-leaf', params: { margin: name, name: value } };
  }
  for (const bound of [min, max]) {
    if (bound !== null && !(Number.isSafeInteger(bound) && bound >= 0))
      return { code: 'sampling.bad-limit', params: { value: String(bound) } };
  }
  return null;
}
