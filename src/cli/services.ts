import type { WriteCalendar } from '../app/ports/inspectorCalendar.js';
import type { WriteMinutes } from '../app/ports/minutes.js';
import type { ServiceStore } from '../app/ports/serviceStore.js';
import type { OpenTable, WriteTable, WriteWorkbook } from '../app/ports/tables.js';
import type { Security } from '../app/signIn/security.js';
import type { Day } from '../core/kernel/date.js';
import type { Signer, Verifier } from '../core/audit/signing.js';
import type { Packing } from '../core/replay/bundleSink.js';
import type { BundleSource } from '../core/replay/bundleSource.js';
import type { Hash } from '../core/kernel/hash.js';
import type { WorkCalendar } from '../core/scheduling/visit.js';
import type { Problem } from '../core/kernel/problem.js';
import type { Result } from '../core/kernel/result.js';

export interface StoreOptions {
  readonly dataFolder: string;
  readonly databaseUrl?: string | undefined;
}

export interface OpenedStore extends ServiceStore {
  close(): Promise<void>;
}

export interface OpenBundle {
  readonly source: BundleSource;
  close(): void;
}

export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

export interface Serving {
  readonly security: Security;
  readonly calendars: readonly WorkCalendar[];
  readonly port: number;
}

/** What commands need from other layers; `main.ts` supplies it. */
export interface Services {
  readonly version: string;
  readonly hash: Hash;
  /** The folder of rule sets and calendars that ships with the program. */
  readonly rulesFolder: string;
  readonly openTable: OpenTable;
  readonly writeCsv: WriteTable;
  readonly writeWorkbook: WriteWorkbook;
  readonly writeMinutes: WriteMinutes;
  readonly writeCalendar: WriteCalendar;
  /** A signer from a private key of 32 bytes. */
  readonly signer: (privateKey: Uint8Array) => Signer;
  readonly verifier: Verifier;
  readonly packZip: (packing: Packing) => Uint8Array;
  readonly openStore: (options: StoreOptions) => Promise<Result<OpenedStore, Problem>>;
  /** Passwords, tokens and encryption with the service's key of 32 bytes. */
  readonly security: (key: Uint8Array) => Security;
  /** Serves the store on a port of this machine. */
  readonly serve: (store: OpenedStore, serving: Serving) => Promise<RunningServer>;
  /** Resolves when the user or the system asks the program to end. */
  readonly stopped: () => Promise<void>;
  /** Today as "YYYY-MM-DD", in the zone of the work calendar. */
  readonly today: () => Day;
  /** The files of a zip in memory. */
  readonly unpackZip: (bytes: Uint8Array) => Result<BundleSource, Problem>;
  /** Opens the zip of a path, for reading as long as it is not closed. */
  readonly openZipFile: (file: string) => Result<OpenBundle, Problem>;
  readonly writeZipFile: (file: string, packing: Packing) => void;
}
