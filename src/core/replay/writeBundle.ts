import type { Hash } from '../kernel/hash.js';
import { BUNDLE_FILES, MANIFEST, manifestOf, recordsOf, type BundleContent } from './bundle.js';
import { appendFile, pieces, type Packing } from './bundleSink.js';

/** Writes a bundle, its manifest first; the same content gives the same bytes. */
export function writeBundle(hash: Hash, content: BundleContent): Packing {
  return (sink) => {
    const files = BUNDLE_FILES.map((path) => appendFile(hash, sink, path, recordsOf(content, path)));
    const manifest = manifestOf(content.opening.commitmentHash, files);
    sink.prepend(MANIFEST, pieces([manifest]));
  };
}
