import path from 'node:path';
import { readSettings, type Settings } from '../app/settings/readSettings.js';
import { CommandFailure, EXIT } from './failure.js';
import type { StoreOptions } from './services.js';

/** The settings of this process's environment; what is wrong with them ends the command. */
export function environmentSettings(): Settings {
  const read = readSettings(process.env);
  if (!read.ok) throw new CommandFailure(read.error, EXIT.unusable);
  return read.value;
}

const RETRY_DELAY_SECONDS = 5;
const ATTEMPTS = 5;

/** Where the settings say that everything is kept. */
export function storeOptions({ dataFolder, databaseUrl, pool, jobLeaseSeconds }: Settings): StoreOptions {
  return {
    dataFolder: path.resolve(dataFolder),
    databaseUrl,
    pool,
    jobTimes: {
      leaseSeconds: jobLeaseSeconds,
      retryDelaySeconds: RETRY_DELAY_SECONDS,
      attempts: ATTEMPTS,
    },
  };
}
