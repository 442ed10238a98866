import type { Problem } from '../kernel/problem.js';
import { utf8 } from '../kernel/text.js';

/** A line of a bundle's file. */
export interface Line {
  /** Without its line feed. */
  readonly text: string;
  /** The text in UTF-8 and its line feed, as they stand in the file; good until the next line is taken. */
  readonly bytes: Uint8Array;
  /** False for what stands behind the last line feed. */
  readonly ended: boolean;
}

/**
 * The files of a bundle, to be read a line at a time and as often as needed: nobody has to hold a whole file.
 * Reading is synchronous, so that verification stays a plain function; a browser does it in a worker.
 */
export interface BundleSource {
  /** In the order in which the files stand. */
  readonly paths: readonly string[];
  /**
   * The lines of a file; none for a path that is not there.
   *
   * @throws BundleFault on the way, where the file turns out to be damaged
   */
  lines(path: string): Iterable<Line>;
}

/** Carries a problem out of reading that is under way, through the loops that consume it. */
export class BundleFault extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** A bundle whose texts are at hand. */
export function textSource(texts: ReadonlyMap<string, string>): BundleSource {
  return { paths: [...texts.keys()], lines: (path) => linesOf(texts.get(path) ?? '') };
}

function* linesOf(text: string): Iterable<Line> {
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    yield { text: text.slice(start, end), bytes: utf8(text.slice(start, end + 1)), ended: true };
    start = end + 1;
  }
  if (start < text.length) yield { text: text.slice(start), bytes: utf8(text.slice(start)), ended: false };
}
