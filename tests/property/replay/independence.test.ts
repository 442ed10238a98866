import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { fromHex } from '../../../src/core/kernel/bytes.js';
import { seeded, type Seeded } from '../../../src/core/kernel/seeded.js';
import { boundContent } from '../../../src/core/replay/commit.js';
import type { FrameRow } from '../../../src/core/replay/frameRow.js';
import { performDraw } from '../../../src/core/replay/perform.js';
import { nodeHash } from '../../../src/crypto/nodeHash.js';
import { madeSmallMonth, must } from '../../fixtures/smallBundle.js';
import { held, type HeldContent } from '../../support/bundleTexts.js';

let content: HeldContent;
let draw: Seeded;
let unselected: readonly FrameRow[];

beforeAll(async () => {
  content = held((await madeSmallMonth()).content);
  draw = seeded(nodeHash, must(fromHex(content.opening.seed)));
  const { targets, reserves } = content.performance;
  const named = new Set([...targets, ...reserves].map(({ id }) => id));
  unselected = content.rows.filter(({ id, excluded }) => excluded === null && !named.has(id));
});

const perform = (rows: readonly FrameRow[]) => must(performDraw({ ...content, rows }, draw));
const ticketsOf = (rows: readonly { id: string; ticket: string }[]): Map<string, string> =>
  new Map(rows.map(({ id, ticket }) => [id, ticket]));

describe('at one fixed seed', () => {
  it('what an unselected row says of itself changes nothing', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(100), fc.string({ unit: 'grapheme-ascii' }), (pick, score, name) => {
        const row = unselected[pick % unselected.length];
        const rows = content.rows.map((each) =>
          each.id === row?.id ? { ...each, score, name, fired: [] } : each,
        );
        expect(perform(rows)).toEqual(content.performance);
      }),
      { numRuns: 30 },
    );
  });

  it('an unselected row that was not there leaves every ticket, and every cell of the same size, as they were', () => {
    fc.assert(
      fc.property(fc.nat(), (pick) => {
        const gone = unselected[pick % unselected.length];
        const after = perform(content.rows.filter((each) => each.id !== gone?.id));
        const [was, is] = [ticketsOf(content.performance.targets), ticketsOf(after.targets)];
        for (const [id, ticket] of is) if (was.has(id)) expect(ticket).toBe(was.get(id));
        for (const { cell, size } of content.performance.cells) {
          if (after.cells.find((each) => each.cell === cell)?.size !== size) continue;
          const idsOf = (targets: typeof after.targets): string[] =>
            targets
              .filter((target) => target.cell === cell && target.ground === 'random')
              .map(({ id }) => id);
          expect(idsOf(after.targets)).toEqual(idsOf(content.performance.targets));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('the order of rows and of inspectors does not matter to targets, teams and dates', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...content.roster], { minLength: content.roster.length }),
        fc.shuffledSubarray([...content.rows], { minLength: content.rows.length }),
        (roster, rows) => {
          expect(must(performDraw({ ...content, roster, rows }, draw))).toEqual(content.performance);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('the order of keys in rows, plan and roster does not matter to what is committed and drawn', () => {
    const secret = must(fromHex(content.opening.frameSecret));
    const turned = {
      ...content,
      rows: turnedAround([...content.rows]),
      plan: turnedAround(content.plan),
      roster: turnedAround(content.roster),
    };
    expect(Object.keys(turned.plan)).not.toEqual(Object.keys(content.plan));
    expect(boundContent(nodeHash, turned, secret)).toEqual(boundContent(nodeHash, content, secret));
    expect(must(performDraw(turned, draw))).toEqual(content.performance);
  });
});

/** The same value with the keys of every object in reverse. */
function turnedAround<T>(value: T): T {
  if (Array.isArray(value)) return value.map((each: unknown) => turnedAround(each)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const turned = Object.entries(value).map(([key, own]) => [key, turnedAround<unknown>(own)]);
  return Object.fromEntries(turned.reverse()) as T;
}
