import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../src/core/kernel/bytes.js';
import { compareTickets, seeded } from '../../src/core/kernel/seeded.js';
import { nodeHash } from '../../src/crypto/nodeHash.js';
import {
  drawShard,
  mergeShards,
  selectByTickets,
  type Selection,
} from '../../src/core/sampling/selectByTickets.js';

const RUNS = { seed: 20140831, numRuns: 200 };
const tickets = seeded(nodeHash, new Uint8Array(32).fill(7)).tickets('property');
const CELLS = ['A', 'B', '丙', '𠮷'];

const frames = fc
  .uniqueArray(fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme-ascii' }), { maxLength: 60 })
  .chain((ids) =>
    fc.record({
      units: fc.tuple(
        ...ids.map((id) => fc.record({ id: fc.constant(id), cell: fc.constantFrom(...CELLS) })),
      ),
      share: fc.tuple(...CELLS.map(() => fc.integer({ min: 0, max: 100 }))),
      spare: fc.tuple(...CELLS.map(() => fc.nat(5))),
    }),
  )
  .map(({ units, share, spare }) => ({
    units,
    sizes: new Map(
      CELLS.map((cell, i) => [
        cell,
        Math.floor((units.filter((unit) => unit.cell === cell).length * (share[i] ?? 0)) / 100),
      ]),
    ),
    reserves: new Map(CELLS.map((cell, i) => [cell, spare[i] ?? 0])),
  }));

function draw(...args: Parameters<typeof selectByTickets>): Selection {
  const result = selectByTickets(...args);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe('selectByTickets', () => {
  it('equals sorting every cell by ticket', () => {
    fc.assert(
      fc.property(frames, ({ units, sizes, reserves }) => {
        const got = draw(units, sizes, reserves, tickets);
        const all = units.map((unit) => ({ ...unit, ticket: tickets(unit.id) })).sort(compareTickets);
        for (const cell of CELLS) {
          const n = sizes.get(cell) ?? 0;
          const sorted = all.filter((unit) => unit.cell === cell).map(({ id }) => id);
          const drawn = got.selected.filter((unit) => unit.cell === cell);
          const spare = got.reserves.filter((unit) => unit.cell === cell);
          expect(drawn.map(({ id }) => id)).toEqual(sorted.slice(0, n));
          expect(spare.map(({ id }) => id)).toEqual(sorted.slice(n, n + (reserves.get(cell) ?? 0)));
          expect(drawn.map(({ rank }) => rank)).toEqual(drawn.map((_, i) => i + 1));
          expect(got.cutoffs.get(cell)).toEqual(drawn.at(-1)?.ticket ?? null);
        }
      }),
      RUNS,
    );
  });

  it('does not depend on row order', () => {
    const shuffledFrames = frames.chain((frame) =>
      fc.record({
        frame: fc.constant(frame),
        shuffled: fc.shuffledSubarray(frame.units, { minLength: frame.units.length }),
      }),
    );
    fc.assert(
      fc.property(shuffledFrames, ({ frame: { units, sizes, reserves }, shuffled }) => {
        expect(draw(shuffled, sizes, reserves, tickets)).toEqual(draw(units, sizes, reserves, tickets));
      }),
      RUNS,
    );
  });

  it('does not depend on how the frame is cut into shards', () => {
    fc.assert(
      fc.property(frames, fc.integer({ min: 1, max: 7 }), ({ units, sizes, reserves }, count) => {
        const shards = Array.from({ length: count }, (_, k) => {
          const part = units.filter((unit) => (tickets(unit.id)[31] ?? 0) % count === k);
          const shard = drawShard(part, sizes, reserves, tickets);
          if (!shard.ok) throw new Error(shard.error.code);
          return shard.value;
        });
        const merged = mergeShards(shards.reverse(), sizes, reserves);
        expect(merged.ok && merged.value).toEqual(draw(units, sizes, reserves, tickets));
      }),
      RUNS,
    );
  });

  it('draws for n + 1 everybody whom it draws for n, and first of all the first reserve', () => {
    fc.assert(
      fc.property(frames, fc.constantFrom(...CELLS), ({ units, sizes, reserves }, cell) => {
        const size = sizes.get(cell) ?? 0;
        fc.pre(size < units.filter((unit) => unit.cell === cell).length);
        const larger = draw(units, new Map([...sizes, [cell, size + 1]]), reserves, tickets);
        const spares = new Map([...reserves, [cell, 1 + (reserves.get(cell) ?? 0)]]);
        const before = draw(units, sizes, spares, tickets);
        const added = before.reserves.find((unit) => unit.cell === cell);
        const ids = new Set(larger.selected.map(({ id }) => id));
        expect(ids.size).toBe(before.selected.length + 1);
        expect(before.selected.every(({ id }) => ids.has(id))).toBe(true);
        expect(added !== undefined && ids.has(added.id)).toBe(true);
      }),
      RUNS,
    );
  });

  it('extends the reserves when more are asked for, and changes nothing else', () => {
    fc.assert(
      fc.property(frames, ({ units, sizes, reserves }) => {
        const more = new Map([...reserves].map(([cell, count]) => [cell, count + 1]));
        const [small, large] = [reserves, more].map((spare) => draw(units, sizes, spare, tickets));
        expect(large?.selected).toEqual(small?.selected);
        for (const cell of CELLS) {
          const [some, all] = [small, large].map(
            (draws) => draws?.reserves.filter((unit) => unit.cell === cell) ?? [],
          );
          expect(all?.slice(0, some?.length)).toEqual(some);
        }
      }),
      RUNS,
    );
  });

  it('does not notice added rows whose tickets lie above the cut-off', () => {
    fc.assert(
      fc.property(frames, ({ units, sizes, reserves }) => {
        const before = draw(units, sizes, new Map(), tickets);
        const added = Array.from({ length: 40 }, (_, i) => ({ id: `added ${i}`, cell: 'A' })).filter(
          ({ id }) => toHex(tickets(id)) > toHex(before.cutoffs.get('A') ?? new Uint8Array(32).fill(255)),
        );
        const after = draw([...added, ...units], sizes, new Map(), tickets);
        expect(after).toEqual(before);
        expect(draw(units, sizes, reserves, tickets).selected).toEqual(before.selected);
      }),
      RUNS,
    );
  });

  it('refuses a size above the population and a cell without a size', () => {
    const units = [{ id: '1', cell: 'A' }];
    const tooMany = selectByTickets(units, new Map([['A', 2]]), new Map(), tickets);
    expect(tooMany).toMatchObject({ error: { code: 'sampling.cell-too-small' } });
    const nowhere = selectByTickets(units, new Map([['B', 0]]), new Map(), tickets);
    expect(nowhere).toMatchObject({ error: { code: 'sampling.unknown-cell' } });
  });
});
