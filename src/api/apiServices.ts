import { createHash } from 'node:crypto';
import type { CampaignContext } from '../app/campaigns/context.js';
import type { ExportContext } from '../app/exports/prepareExport.js';
import type { ImportContext, RunningHash } from '../app/imports/context.js';
import type { WriteForm } from '../app/ports/forms.js';
import type { ServiceStore } from '../app/ports/serviceStore.js';
import type { ReportTools } from '../app/ports/reports.js';
import type { Security } from '../app/signIn/security.js';
import type { Signer } from '../core/audit/signing.js';

/** What the API needs from the rest of the service: storage, cryptography, a clock, and what runs campaigns. */
export interface ApiServices extends ServiceStore {
  readonly version: string;
  readonly security: Security;
  readonly now: () => Date;
  readonly campaigns: CampaignContext;
  /** What the service still lacks to take work: "database", "migrations", "worker". */
  readonly missing?: (() => Promise<readonly string[]>) | undefined;
  readonly imports: ImportContext;
  readonly reports: ReportTools;
  readonly exports: ExportContext;
  readonly writeForm: WriteForm;
  /** Waits for work that outlived its request. */
  readonly idle: () => Promise<void>;
}

/** What the service is made of besides its store. */
export interface ServiceParts extends Omit<CampaignContext, 'store' | 'logSigner' | 'codeVersion'> {
  readonly version: string;
  readonly imports: Pick<ImportContext, 'reader' | 'writeWorkbook'>;
  readonly reports: ReportTools;
  readonly exports: Omit<ExportContext, 'store' | 'now'>;
  readonly writeForm: WriteForm;
  /** A signer from a private key of 32 bytes. */
  readonly signer: (privateKey: Uint8Array) => Signer;
}

const LOG_KEY = 'evenhand/log-key/v1';
const LOG_NAME = 'evenhand';

/** Puts the parts together. The transparency log is signed with a key that follows from the service's own. */
export function apiServices(
  store: ServiceStore,
  { version, signer, imports, exports, reports, writeForm, ...parts }: ServiceParts,
): ApiServices {
  const { security, now } = parts;
  const logSigner = { name: LOG_NAME, signer: signer(security.keyFor(LOG_KEY)) };
  const campaigns = { ...parts, store, codeVersion: version, logSigner };
  const { background, idle } = backgroundWork();
  const sha256 = (): RunningHash => {
    const hash = createHash('sha256');
    return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') };
  };
  const token = (): string => security.token();
  const importing = { ...imports, store, sha256, token, now, background, progress: new Map() };
  return {
    ...{ ...store, version, security, now, campaigns, imports: importing, reports, writeForm, idle },
    exports: { ...exports, store, now },
  };
}

/** Work of this process; a fault of it is told where its outcome is looked up, and does not end the process. */
function backgroundWork(): Pick<ImportContext, 'background'> & Pick<ApiServices, 'idle'> {
  const running = new Set<Promise<void>>();
  return {
    background: (work) => {
      const task = work()
        .catch(() => undefined)
        .finally(() => running.delete(task));
      running.add(task);
    },
    idle: async () => {
      await Promise.all(running);
    },
  };
}
