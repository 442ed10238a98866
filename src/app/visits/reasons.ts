/** Reason codes of evidence files. */
export interface EvidenceReasons {
  /** The part does not begin where the file ends so far. */
  'evidence.other-offset': { offset: number };
  'evidence.too-long': { size: number };
  'evidence.too-large': { limit: number };
  /** What came is not the file that was announced; it is to be sent again from the beginning. */
  'evidence.hash-differs': { sha256: string };
  'evidence.type-differs': { type: string };
  'evidence.incomplete': { received: number; size: number };
}
