import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromHex } from '../../../src/core/kernel/bytes.js';
import { seeded } from '../../../src/core/kernel/seeded.js';
import type { FrameRow } from '../../../src/core/replay/frameRow.js';
import { drawFrameShard } from '../../../src/core/replay/frameShard.js';
import { countPopulation, mergePopulations } from '../../../src/core/replay/population.js';
import { selectTargets, sizedCells, targetsOfShards } from '../../../src/core/replay/selectTargets.js';
import { nodeHash } from '../../../src/crypto/nodeHash.js';
import { randomCampaign, recipes } from '../../fixtures/randomCampaign.js';
import { must } from '../../fixtures/smallBundle.js';

it('parts of a frame, counted and drawn apart and joined in any order, give the targets of the whole', () => {
  const kinds = new Set<string>();
  fc.assert(
    fc.property(recipes, fc.integer({ min: 1, max: 6 }), fc.nat(5), (recipe, count, turn) => {
      const content = randomCampaign(recipe);
      fc.pre(content !== null);
      const { plan, month } = content;
      kinds.add(plan.draw.kind);
      const draw = seeded(nodeHash, must(fromHex(content.opening.seed)));
      const parts: FrameRow[][] = Array.from({ length: count }, () => []);
      for (const [i, row] of [...content.rows].entries()) parts[(i * 7 + turn) % count]?.push(row);
      parts.unshift(...parts.splice(turn % count));
      const population = mergePopulations(parts.map((rows) => countPopulation(plan.draw, rows)));
      const cells = must(sizedCells(plan, population, draw));
      const shards = parts.map((rows) => must(drawFrameShard({ plan, month, rows }, cells, draw)));
      const joined = must(targetsOfShards({ plan, month }, cells, shards, draw));
      expect(joined).toEqual(must(selectTargets(content, draw)));
      const { cells: drawnCells, targets, reserves } = content.performance;
      expect(joined).toEqual({ cells: drawnCells, targets, reserves });
    }),
    { numRuns: 150, seed: 6 },
  );
  expect(kinds).toEqual(new Set(['rates', 'total', 'margins', 'size']));
});
