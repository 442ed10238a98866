import type { CampaignContext } from '../app/campaigns/context.js';
import type { ServiceStore } from '../app/ports/serviceStore.js';
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
}

/** What the service is made of besides its store. */
export interface ServiceParts extends Omit<CampaignContext, 'store' | 'logSigner' | 'codeVersion'> {
  readonly version: string;
  /** A signer from a private key of 32 bytes. */
  readonly signer: (privateKey: Uint8Array) => Signer;
}

const LOG_KEY = 'evenhand/log-key/v1';
const LOG_NAME = 'evenhand';

/** Puts the parts together. The transparency log is signed with a key that follows from the service's own. */
export function apiServices(store: ServiceStore, { version, signer, ...parts }: ServiceParts): ApiServices {
  const { security, now } = parts;
  const logSigner = { name: LOG_NAME, signer: signer(security.keyFor(LOG_KEY)) };
  const campaigns = { ...parts, store, codeVersion: version, logSigner };
  return { ...store, version, security, now, campaigns };
}
