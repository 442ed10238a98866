import { compareText } from '../../kernel/text.js';
import { cellName, type Margin } from './design.js';

export interface TableArc {
  readonly from: number;
  readonly to: number;
  /** The cells behind it: itself, those of a class and all below it, or all. Its value is their sum. */
  readonly cells: readonly number[];
  /** What a limit on it is about: "tier=D", "tier=D × district=03", or "" for the whole draw. */
  readonly label: string;
}

/**
 * A crossed table as a network in which a draw is a circulation: from the root of the first margin down to
 * its leaves, through the cells to the leaves of the second, up to its root, and back.
 *
 * Canonical arc order, a part of `round/network/v1`: cells by their classes, classes of the first margin,
 * of the second, the closing arc; names in UTF-8 order. Node numbers have no meaning.
 */
export interface Table {
  readonly nodes: number;
  readonly arcs: readonly TableArc[];
  /** The cells that hold units; cell i is arc i. */
  readonly cells: readonly TableCell[];
}

export interface TableCell {
  readonly name: string;
  readonly classes: readonly string[];
  readonly population: number;
}

/** Units by leaf classes in margin order. */
export interface CellCount {
  readonly classes: readonly string[];
  readonly population: number;
}

export function buildTable(margins: readonly Margin[], counts: readonly CellCount[]): Table {
  const cells = counts
    .filter(({ population }) => population > 0)
    .sort((a, b) => compareClasses(a.classes, b.classes))
    .map(({ classes, population }) => ({ name: cellName(classes), classes, population }));
  const nodes = numbering();
  const roots = [nodes.of('0'), nodes.of('1')] as const;
  const leaf = (classes: readonly string[], k: 0 | 1): number =>
    classes[k] === undefined ? roots[k] : nodes.of(`${k} ${classes[k]}`);
  const arcs: TableArc[] = cells.map(({ classes }, i) => {
    const label = labelOf(margins, classes);
    return { from: leaf(classes, 0), to: leaf(classes, 1), cells: [i], label };
  });
  for (const [k, margin] of margins.entries()) {
    for (const name of Object.keys(margin.classes).sort(compareText)) {
      const parent = margin.classes[name] ?? null;
      const above = parent === null ? nodes.of(String(k)) : nodes.of(`${k} ${parent}`);
      const below = nodes.of(`${k} ${name}`);
      const [from, to] = k === 0 ? [above, below] : [below, above];
      arcs.push({ from, to, cells: cellsUnder(margin, name, k, cells), label: `${margin.name}=${name}` });
    }
  }
  arcs.push({ from: roots[1], to: roots[0], cells: [...cells.keys()], label: '' });
  return { nodes: nodes.count(), arcs, cells };
}

/** How a limit on these classes is written. */
export function labelOf(margins: readonly Margin[], classes: readonly (string | undefined)[]): string {
  return margins
    .flatMap(({ name }, k) => (classes[k] === undefined ? [] : [`${name}=${classes[k]}`]))
    .join(' × ');
}

function compareClasses(a: readonly string[], b: readonly string[]): number {
  return compareText(a[0] ?? '', b[0] ?? '') || compareText(a[1] ?? '', b[1] ?? '');
}

function numbering(): { of(name: string): number; count(): number } {
  const numbers = new Map<string, number>();
  return {
    of: (name) => {
      const number = numbers.get(name) ?? numbers.size;
      numbers.set(name, number);
      return number;
    },
    count: () => numbers.size,
  };
}

function cellsUnder(margin: Margin, name: string, k: number, cells: readonly TableCell[]): number[] {
  const isUnder = (start: string | undefined): boolean => {
    for (let at = start ?? null; at !== null; at = margin.classes[at] ?? null) if (at === name) return true;
    return false;
  };
  return [...cells.keys()].filter((i) => isUnder(cells[i]?.classes[k]));
}
