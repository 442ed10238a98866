import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import { bad, good, warning, type Check } from '../app/doctor/check.js';

const NEEDED_NODE = [20, 19] as const;
const LITTLE_MEGABYTES = 1024;

/** What of the machine itself matters: runtime, disk, folder and clock. Nothing is written. */
export function machineChecks(
  dataFolder: string,
  databaseUrl: string | undefined,
  now: Date,
): readonly Check[] {
  const local = databaseUrl === undefined;
  return [
    nodeCheck(process.versions.node),
    spaceCheck(dataFolder),
    ...(local ? [folderCheck(dataFolder)] : []),
    clockCheck(now),
  ];
}

export function nodeCheck(version: string): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [neededMajor, neededMinor] = NEEDED_NODE;
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return good('node', version);
  const needed = NEEDED_NODE.join('.');
  return bad('node', version, { code: 'doctor.old-node', params: { found: version, needed } });
}

function spaceCheck(folder: string): Check {
  const { bavail, bsize } = statfsSync(nearestFolder(folder));
  const freeMegabytes = Math.floor((bavail * bsize) / 1024 ** 2);
  const found = `${freeMegabytes} MB`;
  if (freeMegabytes >= LITTLE_MEGABYTES) return good('space', found);
  return warning('space', found, { code: 'doctor.little-space', params: { folder, freeMegabytes } });
}

export function folderCheck(folder: string): Check {
  try {
    accessSync(nearestFolder(folder), constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const detail = String((error as NodeJS.ErrnoException).code);
    return bad('folder', folder, { code: 'doctor.folder-not-ours', params: { folder, detail } });
  }
  if (!existsSync(folder)) return good('folder', `${folder} (new)`);
  const mode = (statSync(folder).mode & 0o777).toString(8);
  if (mode.endsWith('00') || process.platform === 'win32') return good('folder', folder);
  return warning('folder', folder, { code: 'doctor.open-folder', params: { folder, mode } });
}

export function clockCheck(now: Date): Check {
  const year = now.getUTCFullYear();
  if (year >= 2025 && year < 2100) return good('clock', now.toISOString());
  return bad('clock', now.toISOString(), { code: 'doctor.clock-impossible', params: { year } });
}

/** The folder itself, or the nearest one above that exists. */
function nearestFolder(folder: string): string {
  let nearest = path.resolve(folder);
  while (!existsSync(nearest)) nearest = path.dirname(nearest);
  return nearest;
}
