/** One page of a list and where the next one starts. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Opaque; null on the last page. */
  readonly next: string | null;
}

/** A page as the JSON text of a `Page` in UTF-8, ready to be sent. */
export interface PageText {
  readonly json: Uint8Array;
  /** Equal text has an equal version. */
  readonly version: string;
}

export interface PageQuery {
  readonly limit: number;
  /** `next` of the page before. */
  readonly after?: string;
  /** Field, with a leading "-" for descending order. */
  readonly sort?: string;
  /** Organisations whose things are listed, or null for all; things without organisation only with null. */
  readonly within: readonly string[] | null;
}
