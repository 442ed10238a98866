import type { BackupTools } from '../app/backup/writeBackup.js';
import type { Check } from '../app/doctor/check.js';
import type { RunningWorker, WorkerEvent } from '../app/jobs/runWorker.js';
import type { JobSource } from '../app/ports/jobQueue.js';
import type { Log } from '../app/ports/log.js';
import type { ScoringStore } from '../app/ports/scoringStore.js';
import type { Settings } from '../app/settings/readSettings.js';
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
import type { Checklist } from '../core/visits/checklist.js';
import type { WorkCalendar } from '../core/scheduling/visit.js';
import type { Problem } from '../core/kernel/problem.js';
import type { Result } from '../core/kernel/result.js';

export interface StoreOptions {
  readonly dataFolder: string;
  readonly databaseUrl?: string | undefined;
  readonly pool?: number;
  readonly jobTimes?: {
    readonly leaseSeconds: number;
    readonly retryDelaySeconds: number;
    readonly attempts: number;
  };
  readonly onConnectionLost?: (error: Error) => void;
  readonly onDatabaseEnded?: (error: Error) => void;
}

export interface OpenedStore extends ServiceStore, JobSource, ScoringStore {
  /** Names of the migrations that opening applied. */
  readonly applied: readonly string[];
  /** Migrations that this version has and the database lacks. */
  pendingMigrations(): Promise<readonly string[]>;
  jobCounts(): Promise<readonly JobCount[]>;
  close(): Promise<void>;
}

export interface JobCount {
  readonly kind: string;
  readonly state: string;
  readonly count: number;
}

/** What a running process tells about itself. */
export interface Observation {
  readonly log: Log;
  readonly workerEvent: (event: WorkerEvent) => void;
  /** Where figures are served, or null. */
  readonly metricsUrl: string | null;
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
  readonly checklists: readonly Checklist[];
  readonly port: number;
  /** Address to listen on; this machine only without one. */
  readonly host?: string;
  readonly trustProxy?: boolean;
  readonly exportRows?: number;
  readonly exportHours?: number;
  /** What the service still lacks to take work. */
  readonly missing?: () => Promise<readonly string[]>;
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
  /** Serves the store; on this machine only unless another address is given. */
  readonly serve: (store: OpenedStore, serving: Serving) => Promise<RunningServer>;
  /** Works on the store's jobs, computing in a thread. */
  readonly startWorker: (
    store: OpenedStore,
    settings: Settings,
    onEvent: (event: WorkerEvent) => void,
  ) => RunningWorker;
  /** Logs and, with a port, figures of what this process does from now on. */
  readonly observe: (
    settings: Settings,
    jobCounts: () => Promise<readonly JobCount[]>,
  ) => Promise<Observation>;
  readonly backupTools: (options: StoreOptions) => BackupTools;
  /** Looks at machine and database without changing them. */
  readonly examine: (options: StoreOptions) => Promise<readonly Check[]>;
  /** Resolves when the user or the system asks the program to end. */
  readonly stopped: () => Promise<void>;
  /** From now on a further request to end is obeyed at once. */
  readonly endAtOnceWhenAskedAgain: () => void;
  /** The instant now, as ISO 8601 in UTC. */
  readonly now: () => string;
  /** Today as "YYYY-MM-DD", in the zone of the work calendar. */
  readonly today: () => Day;
  /** The files of a zip in memory. */
  readonly unpackZip: (bytes: Uint8Array) => Result<BundleSource, Problem>;
  /** Opens the zip of a path, for reading as long as it is not closed. */
  readonly openZipFile: (file: string) => Result<OpenBundle, Problem>;
  readonly writeZipFile: (file: string, packing: Packing) => void;
}
