/** Reason codes of imports in the service. */
export interface ImportReasons {
  /** A name with a folder in it, or with characters that no file name has. */
  'imports.bad-file-name': { name: string };
  'imports.file-too-large': { limit: number };
  'imports.no-mapping': { kind: string };
  'imports.roster-has-no-mapping': Record<string, never>;
  /** The row belongs to an organisation outside the importer's, or its id does. */
  'imports.not-yours': { id: string };
  'imports.unknown-organisation': { organisation: string };
  'imports.wrong-state': { id: string; state: string; wanted: string };
  'imports.busy': { id: string; step: string };
  'imports.has-problems': { count: number };
  /** What was checked is no longer what stands in the libraries. */
  'imports.check-again': { id: string };
  /** Another import came after it: what it replaced is not kept any more. */
  'imports.closed': { id: string };
  'imports.not-the-last': { id: string; last: string };
  /** Somebody changed what the import left; undoing would lose that. */
  'imports.changed-since': { count: number; first: string };
  /** The work ended by a fault of the program or the machine. */
  'imports.broke-off': Record<string, never>;
}
