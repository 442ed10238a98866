import { rootBuilder } from '../audit/rootBuilder.js';
import { toHex } from '../kernel/bytes.js';
import type { Hash } from '../kernel/hash.js';
import { compareText } from '../kernel/text.js';
import type { Commitment } from './commitment.js';
import { saltedLeaf } from './frame.js';
import type { FrameRow } from './frameRow.js';

/** What a commitment says of its frame. */
export type BoundFrame = Pick<Commitment, 'frameRoot' | 'frameSize' | 'cellCounts'>;

/** Takes the rows of a frame as they pass; what it holds grows with the number of cells. */
export interface FrameMeter {
  add(row: FrameRow, leaf: Uint8Array): void;
  bound(): BoundFrame;
}

export function frameMeter(hash: Hash): FrameMeter {
  const tree = rootBuilder(hash);
  const counts = new Map<string, Commitment['cellCounts'][number]>();
  return {
    add: ({ cell, excluded, certainty }, leaf) => {
      tree.add(leaf);
      const count = counts.get(cell) ?? { cell, random: 0, certainty: 0, excluded: 0 };
      if (excluded !== null) count.excluded++;
      else if (certainty !== null) count.certainty++;
      else count.random++;
      counts.set(cell, count);
    },
    bound: () => ({
      frameRoot: toHex(tree.root()),
      frameSize: tree.size(),
      cellCounts: [...counts.values()].sort((a, b) => compareText(a.cell, b.cell)),
    }),
  };
}

/** The part of a commitment that follows from the frame, in one pass; `also` is shown every row on the way. */
export function boundFrame(
  hash: Hash,
  frameSecret: Uint8Array,
  rows: Iterable<FrameRow>,
  also: (row: FrameRow) => void = () => undefined,
): BoundFrame {
  const meter = frameMeter(hash);
  for (const row of rows) {
    meter.add(row, saltedLeaf(hash, frameSecret, row.id, row));
    also(row);
  }
  return meter.bound();
}
