/** Reason codes of publishing results. */
export interface DisclosureReasons {
  /** Nothing to publish: the visit is not complete, was withdrawn, or belongs to a rehearsal. */
  'disclosure.not-publishable': { visit: string };
  /** What is not public yet is corrected in its own record. */
  'disclosure.not-public': { visit: string };
  'disclosure.unchanged': { visit: string };
  'disclosure.span-too-long': { days: number; most: number };
}
