/** Texts held as UTF-8 in large blocks beside the heap: a quarter to a half of what they take as strings. */
export interface PackedTexts {
  readonly size: () => number;
  /** Keeps a well-formed text and gives its number; the first has number 0. */
  readonly add: (text: string) => number;
  readonly at: (index: number) => string;
}

const BLOCK = 1 << 20;

export function packedTexts(): PackedTexts {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const blocks: Uint8Array[] = [];
  let block = new Uint8Array(0);
  let [free, size] = [0, 0];
  /** Block, first byte and end of each text. */
  let places = new Uint32Array(3 << 10);
  return {
    size: () => size,
    add: (text) => {
      // A unit of UTF-16 becomes at most three bytes.
      if (free + text.length * 3 > block.length) {
        block = new Uint8Array(Math.max(BLOCK, text.length * 3));
        blocks.push(block);
        free = 0;
      }
      if (size * 3 === places.length) places = grown(places);
      const { written } = encoder.encodeInto(text, block.subarray(free));
      places.set([blocks.length - 1, free, free + written], size * 3);
      free += written;
      return size++;
    },
    at: (index) => {
      const [number = 0, from, to] = places.subarray(index * 3, index * 3 + 3);
      return decoder.decode(blocks[number]?.subarray(from, to));
    },
  };
}

function grown(full: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(full.length * 2);
  larger.set(full);
  return larger;
}
