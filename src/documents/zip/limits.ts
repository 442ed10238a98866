/** What a zip file may ask of its reader. */
export interface ZipLimits {
  readonly entries: number;
  /** Bytes of all entries, unpacked. */
  readonly unpacked: number;
  /** Unpacked to packed size of an entry of more than a megabyte. Deflate reaches 1,032; records some 30. */
  readonly ratio: number;
  /** Bytes of one line. */
  readonly line: number;
}

export const BUNDLE_LIMITS: ZipLimits = {
  entries: 1_000,
  unpacked: 2 ** 34,
  ratio: 200,
  line: 2 ** 24,
};

/** From here on sizes need Zip64. */
export const ZIP64 = 0xffffffff;
