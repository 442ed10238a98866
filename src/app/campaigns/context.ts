import type { WorkCalendar } from '../../core/scheduling/visit.js';
import type { Hash } from '../../core/kernel/hash.js';
import type { Problem } from '../../core/kernel/problem.js';
import type { Result } from '../../core/kernel/result.js';
import type { Packing } from '../../core/replay/bundleSink.js';
import type { BundleSource } from '../../core/replay/bundleSource.js';
import type { Checklist } from '../../core/visits/checklist.js';
import type { ServiceStore } from '../ports/serviceStore.js';
import type { LogSigner } from '../protocol/publicLog.js';
import type { Security } from '../signIn/security.js';

/** What running a campaign needs from outside. */
export interface CampaignContext {
  readonly hash: Hash;
  readonly store: ServiceStore;
  readonly security: Security;
  readonly now: () => Date;
  readonly calendars: readonly WorkCalendar[];
  /** 检查清单 that visits may be issued with. */
  readonly checklists: readonly Checklist[];
  readonly codeVersion: string;
  readonly logSigner: LogSigner;
  readonly packZip: (packing: Packing) => Uint8Array;
  readonly unpackZip: (bytes: Uint8Array) => Result<BundleSource, Problem>;
}

/** Purposes of sealed files; a file sealed for one attempt does not open as another's. */
export const sealPurpose = (campaign: string, sequence: number, kind: 'working' | 'sealed'): string =>
  `evenhand/campaign/v1/${kind}/${campaign}/${String(sequence)}`;

/** The moment in the form of records: UTC, whole seconds. */
export const instantOf = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;
