/** Reason codes of exports. */
export interface ExportReasons {
  /** Who asked for it is no longer there, or may not sign in any more. */
  'exports.requester-gone': { person: string };
  /** It is not made yet, has expired, or is somebody else's. */
  'exports.no-file': { job: string };
}
