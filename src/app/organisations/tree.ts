import type { Organisation } from '../ports/organisationStore.js';

/** The organisation tree, asked from above and from below. */
export interface OrganisationTree {
  /** An organisation with those above it, itself first; of an unknown one, or of none, the whole office's: roots. */
  pathOf(code: string | null): readonly string[];
  /**
   * The organisations below some, themselves included, ascending; null when that is all there are, so that things
   * without organisation are included too.
   */
  below(codes: readonly string[]): readonly string[] | null;
  has(code: string): boolean;
}

export function organisationTree(organisations: readonly Organisation[]): OrganisationTree {
  const nodes = new Map(organisations.map((node) => [node.code, node]));
  const roots = organisations.filter(({ parent }) => parent === null).map(({ code }) => code);
  const pathOf = (code: string | null): readonly string[] => {
    const path: string[] = [];
    for (let node = nodes.get(code ?? ''); node !== undefined; node = nodes.get(node.parent ?? '')) {
      path.push(node.code);
    }
    return path.length > 0 ? path : roots.length === 1 ? roots : [];
  };
  const below = (codes: readonly string[]): readonly string[] | null => {
    const found = organisations.filter(({ code }) => pathOf(code).some((each) => codes.includes(each)));
    return found.length === organisations.length ? null : found.map(({ code }) => code);
  };
  return { pathOf, below, has: (code) => nodes.has(code) };
}
