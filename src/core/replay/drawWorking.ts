import { fromHex } from '../kernel/bytes.js';
import type { Hash } from '../kernel/hash.js';
import type { Problem } from '../kernel/problem.js';
import { ok, type Result } from '../kernel/result.js';
import { seeded } from '../kernel/seeded.js';
import type { BundleContent } from './bundle.js';
import { boundFrame } from './boundFrame.js';
import { secretBytes } from './commit.js';
import { NO_HISTORY } from './history.js';
import { performDraw } from './perform.js';
import { populationMeter } from './population.js';
import { openCommitment, type Brought } from './seed.js';
import { checkWorking, type Working } from './working.js';

/** T1: the seed from what was brought, and everything that follows from it. The result is secret for now. */
export function drawWorking(hash: Hash, working: Working, brought: Brought): Result<BundleContent, Problem> {
  const population = populationMeter(working.plan.draw);
  const frame = boundFrame(hash, secretBytes(working.frameSecret), working.rows, (row) => {
    population.add(row);
  });
  const checked = checkWorking(hash, working, frame);
  if (!checked.ok) return checked;
  const { frameSecret, commitment, rules, facts, ...basis } = working;
  const opening = openCommitment(hash, commitment, brought, frameSecret);
  if (!opening.ok) return opening;
  const seed = fromHex(opening.value.seed);
  if (!seed.ok) return seed;
  const performance = performDraw(basis, seeded(hash, seed.value), {
    population: population.counted(),
    places: [],
  });
  if (!performance.ok) return performance;
  return ok({
    ...basis,
    commitment,
    rules,
    facts,
    opening: opening.value,
    performance: performance.value,
    history: NO_HISTORY,
  });
}
