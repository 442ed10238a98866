import type { ZipProblem } from '../../app/ports/zipReasons.js';
import { ok, type Result } from '../../core/kernel/result.js';
import type { BundleSource } from '../../core/replay/bundleSource.js';
import { checkEntries } from './checkEntries.js';
import { readDirectory } from './directory.js';
import { entryBytes } from './entryBytes.js';
import { BUNDLE_LIMITS, type ZipLimits } from './limits.js';
import { linesOf } from './linesOf.js';
import type { RandomBytes } from './randomBytes.js';

/** A bundle in a zip file. Each reading of a file unpacks it anew, a piece at a time. */
export function zipSource(
  data: RandomBytes,
  limits: ZipLimits = BUNDLE_LIMITS,
): Result<BundleSource, ZipProblem> {
  const directory = readDirectory(data, limits);
  if (!directory.ok) return directory;
  const checked = checkEntries(data, directory.value, limits);
  if (!checked.ok) return checked;
  const entries = new Map(checked.value.map((entry) => [entry.path, entry]));
  return ok({
    paths: [...entries.keys()],
    lines: (path) => {
      const entry = entries.get(path);
      if (entry === undefined) return [];
      return {
        [Symbol.iterator]: () => linesOf(path, entryBytes(data, entry), limits.line)[Symbol.iterator](),
      };
    },
  });
}
