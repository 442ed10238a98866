import type { Problem } from '../../core/kernel/problem.js';
import type { Proof } from '../../core/replay/proof.js';
import type { Found, Verdict } from './protocol.js';

/** A draw that the service has opened to everybody. */
export interface PublishedDraw {
  readonly campaign: string;
  readonly sequence: number;
}

export type Published = 'loading' | 'unreachable' | readonly PublishedDraw[];

export type LookUp =
  | { readonly at: 'idle' }
  | { readonly at: 'working' }
  | { readonly at: 'found'; readonly found: readonly Found[]; readonly more: boolean }
  | { readonly at: 'proved'; readonly proof: Proof; readonly problems: readonly Problem[] }
  | { readonly at: 'refused'; readonly problem: Problem };

/** What the page shows. */
export type State =
  | { readonly at: 'start'; readonly problem: Problem | null }
  | { readonly at: 'fetching' }
  | { readonly at: 'running' }
  | { readonly at: 'done'; readonly verdict: Verdict; readonly lookUp: LookUp };

/** What a reader can do. */
export interface Acts {
  readonly open: (bundle: Blob) => void;
  readonly fetch: (campaign: string) => void;
  readonly again: () => void;
  readonly find: (text: string) => void;
  readonly prove: (id: string) => void;
}
