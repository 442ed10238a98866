// The header block of a ustar entry (POSIX.1-1988): 512 bytes of text fields, numbers in octal.
const SIZE_AT = 124;
const SUM_AT = 148;

/** A plain file that its owner may read, without a time: the same content gives the same bytes. */
export function tarHeader(path: string, size: number): Uint8Array {
  const block = new Uint8Array(512);
  const put = (at: number, text: string): void => {
    block.set(Buffer.from(text, 'ascii'), at);
  };
  if (Buffer.byteLength(path) > 100) throw new RangeError(`the path ${path} is too long`);
  block.set(Buffer.from(path, 'utf8'), 0);
  put(100, '0000600\0');
  put(108, '0000000\0');
  put(116, '0000000\0');
  put(SIZE_AT, `${size.toString(8).padStart(11, '0')}\0`);
  put(136, '00000000000\0');
  put(SUM_AT, ' '.repeat(8));
  put(156, '0');
  put(257, 'ustar\x0000');
  put(SUM_AT, `${sumOf(block).toString(8).padStart(6, '0')}\0 `);
  return block;
}

/** Null at the end of the archive; throws where the block is no header. */
export function readHeader(block: Uint8Array): { readonly path: string; readonly size: number } | null {
  if (block.every((byte) => byte === 0)) return null;
  const text = (at: number, length: number): string => {
    const field = Buffer.from(block.subarray(at, at + length));
    const end = field.indexOf(0);
    return field.subarray(0, end < 0 ? length : end).toString('utf8');
  };
  const claimed = Number.parseInt(text(SUM_AT, 8), 8);
  const blanked = Uint8Array.from(block);
  blanked.fill(32, SUM_AT, SUM_AT + 8);
  if (claimed !== sumOf(blanked)) throw new RangeError('no header where one is due');
  return { path: text(0, 100), size: Number.parseInt(text(SIZE_AT, 12), 8) };
}

const sumOf = (block: Uint8Array): number => block.reduce((sum, byte) => sum + byte, 0);
