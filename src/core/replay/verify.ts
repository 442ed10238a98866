import type { Json } from '../kernel/canonical.js';
import { recordHash, type Hash } from '../kernel/hash.js';
import type { Problem } from '../kernel/problem.js';
import type { Facts } from '../scoring/assessment.js';
import type { BundleContent } from './bundle.js';
import { cappedAssess } from './capped.js';
import { secretBytes } from './commit.js';
import { SHOWN } from './compareLines.js';
import type { BundleSource } from './bundleSource.js';
import { fileReader, type FileReader } from './fileReader.js';
import type { Assess } from './frame.js';
import { FactsRow, FrameRow } from './frameRow.js';
import { readContent, READING_ORDER } from './readBundle.js';
import { bySchema, readRecords, readThrough } from './readRecords.js';
import type { StepName } from './steps.js';
import { checkCommitment } from './verifyCommitment.js';
import { checkDraw } from './verifyDraw.js';
import { checkFiles, checkManifestText } from './verifyFiles.js';
import { checkFrame, type FrameFindings } from './verifyFrame.js';
import { checkHistory } from './verifyHistory.js';
import { checkSeed } from './verifySeed.js';
import { Cancelled, rowCounter, watched, type RowCounter, type Watch } from './watch.js';

/** One step of a re-performance, in the order of the protocol. */
export interface Step {
  readonly step: StepName;
  readonly problems: readonly Problem[];
}

export interface Verification {
  readonly agrees: boolean;
  readonly steps: readonly Step[];
  /** What the reader should compare with what was announced before the draw; null when it cannot be read. */
  readonly commitmentHash: string | null;
  /** What the bundle says; its rows and facts are read from the source again each time. */
  readonly content: BundleContent | null;
}

/** What verification needs from the scoring side: an evaluator of the rule set found in the bundle. */
export type CompileRules = (rules: Json) => { ok: true; value: Assess } | { ok: false; error: Problem };

/**
 * Re-performs a bundle from its own files alone. Every step runs as far as it can, so that evidence is complete.
 * Frame and facts are read in passes, a row at a time: what is held grows with the number of targets, reserves
 * and certainties, and under a draw by size with the frame.
 */
export function verifyBundle(
  hash: Hash,
  source: BundleSource,
  compileRules: CompileRules,
  watch: Watch = {},
): Verification {
  try {
    return perform(hash, source, compileRules, watch);
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    const problem: Problem = { code: 'replay.cancelled', params: { rows: error.rows } };
    return verdict([step(error.step, [problem])], null, null);
  }
}

function perform(hash: Hash, source: BundleSource, compileRules: CompileRules, watch: Watch): Verification {
  const reader = fileReader(hash, source);
  const content = readContent(reader, source);
  const counter = rowCounter(watch, content?.commitment.frameSize ?? 0);
  const findings = readFrame(hash, source, reader, content, compileRules, counter);
  const files = checkFiles(reader, source);
  const fault = reader.faultOf(READING_ORDER);
  if (content === null || findings === null || fault !== null)
    return verdict([step('files', files), step('records', fault === null ? [] : [fault])], null, null);
  const commitmentHash = recordHash(hash, content.commitment);
  const drawn = { ...content, rows: watched(content.rows, counter, 'draw') };
  return verdict(
    [
      step('files', files.length > 0 ? files : checkManifestText(reader, source, commitmentHash)),
      step('records', []),
      step('facts', findings.problems),
      step('commitment', checkCommitment(hash, content, findings.bound)),
      step('seed', checkSeed(hash, content, commitmentHash)),
      step('draw', checkDraw(hash, drawn, findings.known)),
      step('log', checkHistory(hash, content)),
    ],
    commitmentHash,
    content,
  );
}

const step = (name: StepName, problems: readonly Problem[]): Step => ({
  step: name,
  problems: problems.slice(0, SHOWN),
});

function verdict(
  steps: readonly Step[],
  commitmentHash: string | null,
  content: BundleContent | null,
): Verification {
  return { agrees: steps.every(({ problems }) => problems.length === 0), steps, commitmentHash, content };
}

/** Reads frame and facts; where the other files leave nothing to hold them against, only for their form. */
function readFrame(
  hash: Hash,
  source: BundleSource,
  reader: FileReader,
  content: BundleContent | null,
  compileRules: CompileRules,
  counter: RowCounter,
): FrameFindings | null {
  const rows = watched(reader.stream('frame.jsonl', bySchema(FrameRow)), counter, 'facts')[Symbol.iterator]();
  const facts = reader.stream('facts.jsonl', bySchema(FactsRow));
  if (content === null) {
    readThrough(rows);
    readThrough(facts);
    return null;
  }
  const { commitment, opening, plan, performance } = content;
  const assess = compileRules(content.rules);
  const findings = checkFrame(hash, rows, facts, {
    frameSecret: secretBytes(opening.frameSecret),
    draw: plan.draw,
    assess: assess.ok ? cappedAssess(plan.caps, assess.value(factsIn(source), commitment.asOf)) : null,
    targets: new Set(performance.targets.map(({ id }) => id)),
  });
  return assess.ok ? findings : { ...findings, problems: [assess.error] };
}

/** The facts of everybody, as far as they have their form. */
function factsIn(source: BundleSource): Iterable<Facts> {
  return {
    *[Symbol.iterator]() {
      const records = readRecords(source, 'facts.jsonl', bySchema(FactsRow));
      for (const { record } of records) yield record.facts;
    },
  };
}
