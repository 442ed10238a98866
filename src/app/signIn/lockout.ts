const FREE_TRIES = 4;
const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 3600;

/**
 * How long an account is locked after its n-th failure in a row: four are free, then 30 s, doubling up to an hour
 * (NIST SP 800-63B §5.2.2 asks for a limit on failed attempts).
 */
export function lockSeconds(failures: number): number {
  if (failures <= FREE_TRIES) return 0;
  return Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** (failures - FREE_TRIES - 1));
}
