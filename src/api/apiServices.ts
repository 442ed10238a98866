import type { ServiceStore } from '../app/ports/serviceStore.js';
import type { Security } from '../app/signIn/security.js';

/** What the API needs from the rest of the service: storage, cryptography and a clock. */
export interface ApiServices extends ServiceStore {
  readonly version: string;
  readonly security: Security;
  readonly now: () => Date;
}
