import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

/**
 * In a process of its own with a heap of 40 MB: a million units drawn in one pass, and drawn again by
 * sorting every key. A million tickets kept as objects would need several times that heap.
 */
const program = (sizes: string): string => `
  import { seeded } from './dist/core/kernel/seeded.js';
  import { selectByTickets } from './dist/core/sampling/selectByTickets.js';
  import { nodeHash } from './dist/crypto/nodeHash.js';
  const N = 1_000_000, cells = ['A', 'B', 'C', 'D'];
  const ticketOf = seeded(nodeHash, new Uint8Array(32).fill(9)).tickets('million');
  function* units() { for (let i = 0; i < N; i++) yield { id: 'id' + i, cell: cells[i % 4] }; }
  const sizes = new Map(${sizes});
  const drawn = selectByTickets(units(), sizes, new Map(), ticketOf);
  const keyOf = (t) => ((t[0] * 256 + t[1]) * 256 + t[2]) * 2 ** 24 + (t[3] * 256 + t[4]) * 256 + t[5];
  const same = cells.map((cell, c) => {
    const keys = new Float64Array(N / 4);
    for (let i = c; i < N; i += 4) keys[(i - c) / 4] = keyOf(ticketOf('id' + i));
    keys.sort();
    const got = drawn.value.selected.filter((unit) => unit.cell === cell).map(({ ticket }) => keyOf(ticket));
    const cutoff = drawn.value.cutoffs.get(cell);
    return got.length === sizes.get(cell) && got.every((key, i) => key === keys[i]) && keyOf(cutoff) === keys[got.length - 1];
  });
  console.log(JSON.stringify(same));
`;
const run = (sizes: string): string =>
  execFileSync(process.execPath, ['--max-old-space-size=40', '--input-type=module', '-e', program(sizes)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  }).toString('utf8');

it('a million units in one pass and a small heap, with the outcome of a full sort', () => {
  const sizes = "[['A', 10_000], ['B', 2_500], ['C', 1], ['D', 777]]";
  expect(JSON.parse(run(sizes))).toEqual([true, true, true, true]);
});

it('that heap would not hold them all', () => {
  expect(() => run("[['A', 250_000], ['B', 250_000], ['C', 250_000], ['D', 250_000]]")).toThrow();
});
