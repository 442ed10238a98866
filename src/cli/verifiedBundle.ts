import { compileRules } from '../core/replay/compileRules.js';
import type { BundleContent } from '../core/replay/bundle.js';
import { readSelection } from '../core/replay/readSelection.js';
import { verifyBundle } from '../core/replay/verify.js';
import { withZip } from './files.js';
import type { Services } from './services.js';
import { notVerified } from './verify.js';

/**
 * Works with a bundle that performs again as it says; anything else ends the command with what does not agree.
 * Rows and facts are read from the file, which is open as long as the work lasts.
 */
export async function withVerified<T>(
  services: Services,
  file: string,
  work: (content: BundleContent) => T | Promise<T>,
): Promise<T> {
  return withZip(services, file, (source) => {
    const { agrees, steps, content } = verifyBundle(services.hash, source, compileRules);
    if (agrees && content !== null) return work(content);
    throw notVerified(steps.flatMap(({ problems }) => problems));
  });
}

/** Works with a bundle of which frame, seed, targets and reserves are right; the rest of it is not looked at. */
export async function withSelected<T>(
  services: Services,
  file: string,
  work: (content: BundleContent) => T | Promise<T>,
): Promise<T> {
  return withZip(services, file, (source) => {
    const content = readSelection(services.hash, source);
    if (content.ok) return work(content.value);
    throw notVerified(content.error);
  });
}
