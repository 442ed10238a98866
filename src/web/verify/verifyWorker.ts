import type { BundleContent } from '../../core/replay/bundle.js';
import type { Problem } from '../../core/kernel/problem.js';
import { compileRules } from '../../core/replay/compileRules.js';
import { proveRow, verifyProof } from '../../core/replay/proof.js';
import { verifyBundle } from '../../core/replay/verify.js';
import { nobleHash } from '../../crypto/nobleHash.js';
import { zipSource } from '../../documents/zip/zipSource.js';
import { blobBytes } from './blobBytes.js';
import type { DrawFacts, Found, Reply, Request, Verdict } from './protocol.js';

/** As many as a reader looks through. */
const MOST_FOUND = 20;

const tell = (reply: Reply): void => {
  self.postMessage(reply);
};
let content: BundleContent | null = null;

self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  if (data.ask === 'verify') tell({ tell: 'verdict', verdict: verify(data.bundle) });
  else if (content === null) throw new Error('asked before there is a bundle');
  else if (data.ask === 'find') tell(find(content, data.text));
  else tell(prove(content, data.id));
});

/** Performs the draw of a bundle again, with the code that made it. */
function verify(bundle: Blob): Verdict {
  const started = performance.now();
  const source = zipSource(blobBytes(bundle));
  content = null;
  if (!source.ok) return unreadable(source.error);
  const progress = (step: Extract<Reply, { tell: 'progress' }>['step'], rows: number, of: number): void => {
    tell({ tell: 'progress', step, rows, of });
  };
  const { agrees, steps, commitmentHash, ...rest } = verifyBundle(nobleHash, source.value, compileRules, {
    progress,
  });
  content = rest.content;
  const facts = content === null ? null : factsOf(content);
  return { agrees, steps, commitmentHash, facts, seconds: (performance.now() - started) / 1000 };
}

const unreadable = (problem: Problem): Verdict => ({
  ...{ agrees: false, commitmentHash: null, facts: null, seconds: 0 },
  steps: [{ step: 'files', problems: [problem] }],
});

function factsOf({ plan, commitment, performance: { targets }, history }: BundleContent): DrawFacts {
  const { campaign, kind, month, sequence, frameSize, cellCounts } = commitment;
  const certain = cellCounts.reduce((sum, { certainty }) => sum + certainty, 0);
  return {
    ...{ title: plan.title, campaign, kind, month, sequence, frameSize, certain },
    excluded: cellCounts.reduce((sum, each) => sum + each.excluded, 0),
    random: targets.filter(({ ground }) => ground === 'random').length,
    logged: history.entries.length,
  };
}

/** An id is found as it is; of a name any part will do. */
function find({ rows }: BundleContent, text: string): Reply {
  const sought = text.toLowerCase();
  const found: Found[] = [];
  for (const { id, name } of rows) {
    if (!id.toLowerCase().startsWith(sought) && !name.toLowerCase().includes(sought)) continue;
    if (found.length === MOST_FOUND) return { tell: 'found', found, more: true };
    found.push({ id, name });
  }
  return { tell: 'found', found, more: false };
}

function prove(bundle: BundleContent, id: string): Reply {
  const proof = proveRow(nobleHash, bundle, id, true);
  if (!proof.ok) return { tell: 'refused', problem: proof.error };
  return { tell: 'proof', proof: proof.value, problems: verifyProof(nobleHash, proof.value) };
}
