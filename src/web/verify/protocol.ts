import type { Problem } from '../../core/kernel/problem.js';
import type { Proof } from '../../core/replay/proof.js';
import type { StepName } from '../../core/replay/steps.js';
import type { Step } from '../../core/replay/verify.js';

/** What the page asks of the worker that performs draws again. */
export type Request =
  | { readonly ask: 'verify'; readonly bundle: Blob }
  | { readonly ask: 'find'; readonly text: string }
  | { readonly ask: 'prove'; readonly id: string };

/** An enterprise of the frame that a search found. */
export interface Found {
  readonly id: string;
  readonly name: string;
}

/** What a bundle says of its draw, for the head of the result. */
export interface DrawFacts {
  readonly title: Readonly<Record<'zh' | 'en', string>>;
  readonly campaign: string;
  readonly kind: 'production' | 'rehearsal';
  readonly month: string;
  readonly sequence: number;
  readonly frameSize: number;
  readonly excluded: number;
  readonly random: number;
  readonly certain: number;
  /** Entries of the public log that travel in the bundle. */
  readonly logged: number;
}

export interface Verdict {
  readonly agrees: boolean;
  readonly steps: readonly Step[];
  readonly commitmentHash: string | null;
  readonly facts: DrawFacts | null;
  readonly seconds: number;
}

/** What the worker tells. */
export type Reply =
  | { readonly tell: 'progress'; readonly step: StepName; readonly rows: number; readonly of: number }
  | { readonly tell: 'verdict'; readonly verdict: Verdict }
  | { readonly tell: 'found'; readonly found: readonly Found[]; readonly more: boolean }
  | { readonly tell: 'proof'; readonly proof: Proof; readonly problems: readonly Problem[] }
  | { readonly tell: 'refused'; readonly problem: Problem };
