import { canonical, type Json, type JsonObject } from '../kernel/canonical.js';
import { fromHex, toHex } from '../kernel/bytes.js';
import { addDays, monthDays } from '../kernel/date.js';
import { recordHash, type Hash } from '../kernel/hash.js';
import type { Problem } from '../kernel/problem.js';
import { seeded } from '../kernel/seeded.js';
import {
  lines,
  MANIFEST,
  manifestOf,
  recordsOf,
  type BundleContent,
  type BundleFile,
  type BundleTexts,
} from './bundle.js';
import { boundContent, drawNotBefore, secretBytes } from './commit.js';
import { algorithmsOf, type Commitment } from './commitment.js';
import { checkEarlier } from './earlierTeam.js';
import { saltedLeaf, scoredPart, sizeOf, type Assess } from './frame.js';
import { performDraw } from './perform.js';
import { checkManifest, readBundle } from './readBundle.js';
import { seedOf } from './seed.js';
import { checkStaffing } from './staffTargets.js';
import { checkHistory } from './verifyHistory.js';

/** One step of a re-performance, in the order of the protocol. */
export interface Step {
  readonly step: StepName;
  readonly problems: readonly Problem[];
}

export const STEPS = ['files', 'records', 'facts', 'commitment', 'seed', 'draw', 'log'] as const;
export type StepName = (typeof STEPS)[number];

export interface Verification {
  readonly agrees: boolean;
  readonly steps: readonly Step[];
  /** What the reader should compare with what was announced before the draw; null when it cannot be read. */
  readonly commitmentHash: string | null;
  readonly content: BundleContent | null;
}

/** What verification needs from the scoring side: an evaluator of the rule set found in the bundle. */
export type CompileRules = (rules: Json) => { ok: true; value: Assess } | { ok: false; error: Problem };

/** Most problems that one step lists; the first ones show what happened. */
const SHOWN = 20;

/** Re-performs a bundle from its own files alone. Every step runs as far as it can, so that evidence is complete. */
export function verifyBundle(hash: Hash, texts: BundleTexts, compileRules: CompileRules): Verification {
  const files = checkManifest(hash, texts);
  const read = readBundle(texts);
  if (!read.ok) return verdict([step('files', files), step('records', [read.error])], null, null);
  const content = read.value;
  const commitmentHash = recordHash(hash, content.commitment);
  return verdict(
    [
      step('files', files.length > 0 ? files : checkManifestText(hash, texts, commitmentHash)),
      step('records', []),
      step('facts', checkFacts(hash, content, compileRules)),
      step('commitment', checkCommitment(hash, content)),
      step('seed', checkSeed(hash, content, commitmentHash)),
      step('draw', checkDraw(hash, content)),
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

/** The manifest's own words: nothing in it may differ from what its files come to. */
function checkManifestText(hash: Hash, texts: BundleTexts, commitmentHash: string): readonly Problem[] {
  const computed = lines([manifestOf(hash, commitmentHash, texts)]);
  return compareLines(MANIFEST, texts.get(MANIFEST) ?? '', computed);
}

/** Facts match the hashes in the frame, and the rule set gives every row its score, tier and reasons. */
function checkFacts(hash: Hash, content: BundleContent, compileRules: CompileRules): readonly Problem[] {
  const assess = compileRules(content.rules);
  if (!assess.ok) return [assess.error];
  const secret = secretBytes(content.opening.frameSecret);
  const assessments = assess.value(
    content.facts.map(({ facts }) => facts),
    content.commitment.asOf,
  );
  const computed = content.rows.map((row, index) => {
    const [own, assessment] = [content.facts[index], assessments[index]];
    if (own?.id !== row.id || assessment === undefined) return { ...row, factsHash: '' };
    const factsHash = toHex(saltedLeaf(hash, secret, own.id, own.facts));
    const size = sizeOf(content.plan.draw, own.facts, assessment.score);
    return { ...row, factsHash, size, ...scoredPart(assessment, row.region) };
  });
  return [
    ...compareLines('frame.jsonl', lines(content.rows), lines(computed)),
    ...compareCounts('facts.jsonl', content.facts.length, content.rows.length),
  ];
}

function compareCounts(what: string, stated: number, computed: number): readonly Problem[] {
  if (stated === computed) return [];
  return [differs(what, String(stated), String(computed))];
}

const differs = (what: string, stated: string, computed: string): Problem => ({
  code: 'replay.differs',
  params: { what, stated, computed },
});

/** Roots, hashes and counts in the commitment follow from the files; its fields agree with the plan. */
function checkCommitment(hash: Hash, content: BundleContent): readonly Problem[] {
  const { commitment, opening, plan } = content;
  const bound = boundContent(hash, content, secretBytes(opening.frameSecret));
  const computed = {
    ...bound,
    algorithms: { ...algorithmsOf(plan) },
    fallback: plan.seed.fallback ?? { kind: 'void' },
    campaign: `${plan.campaign}/${commitment.month}`,
    kind: plan.kind,
  };
  const { beacon, dice, secretCommitments } = commitment.seedPlan;
  const holders = secretCommitments.map(({ holder }) => holder);
  const earlier = checkEarlier(content.earlier, commitment.month);
  return [
    ...(earlier.ok ? [] : [earlier.error]),
    ...compareFields('commitment.json', commitment, { ...computed, ...daysOf(commitment) }),
    ...compareFields('plan.json', plan.seed, { dice, holders, beacon: beacon?.chain ?? null }),
  ];
}

/** The frame holds what was known on the eve of the month, and the draw comes no earlier. */
function daysOf({ month, seedPlan }: Commitment): object {
  const days = monthDays(month);
  if (!days.ok) return { month: null };
  const eve = addDays(days.value.first, -1);
  return { asOf: eve, drawNotBefore: drawNotBefore(eve, seedPlan.beacon) };
}

function compareFields(file: string, stated: JsonObject, computed: object): readonly Problem[] {
  return Object.entries(computed).flatMap(([field, value]) => {
    const [ours, theirs] = [canonical(value as Json), canonical(stated[field] ?? null)];
    return ours === theirs ? [] : [{ ...differs(field, theirs, ours), place: { file, field } }];
  });
}

/** The dice and secrets are those that were committed, and the seed follows from them. */
function checkSeed(hash: Hash, content: BundleContent, commitmentHash: string): readonly Problem[] {
  const { commitment, opening } = content;
  const seed = seedOf(hash, commitment, opening);
  if (!seed.ok) return [seed.error];
  const holders = opening.secrets.map(({ holder }) => holder);
  const planned = commitment.seedPlan.secretCommitments.map(({ holder }) => holder);
  return [
    ...compareFields('opening.json', opening, { commitmentHash, seed: toHex(seed.value.seed) }),
    ...compareFields('opening.json', { holders }, { holders: planned }),
  ];
}

const DRAWN: readonly BundleFile[] = [
  'cells.jsonl',
  'targets.jsonl',
  'reserves.jsonl',
  'pairing.jsonl',
  'teams.jsonl',
  'visits.jsonl',
];

/** Sizes, tickets, targets, reserves, teams and dates come out the same from the stated seed. */
function checkDraw(hash: Hash, content: BundleContent): readonly Problem[] {
  const seed = fromHex(content.opening.seed);
  if (!seed.ok) return [seed.error];
  const draw = seeded(hash, seed.value);
  const performance = performDraw(content, draw);
  if (!performance.ok) return [performance.error];
  const again = { ...content, performance: performance.value };
  return [
    ...checkStaffing(content, content.performance, draw),
    ...DRAWN.flatMap((file) =>
      compareLines(file, lines(recordsOf(content, file)), lines(recordsOf(again, file))),
    ),
  ];
}

function compareLines(file: string, stated: string, computed: string): readonly Problem[] {
  if (stated === computed) return [];
  const [theirs, ours] = [stated.split('\n'), computed.split('\n')];
  const problems: Problem[] = [];
  for (let i = 0; i < Math.max(theirs.length, ours.length) && problems.length < SHOWN; i++) {
    if (theirs[i] === ours[i]) continue;
    const params = { file, line: i + 1, stated: theirs[i] ?? '', computed: ours[i] ?? '' };
    problems.push({ code: 'replay.line-differs', params });
  }
  return problems;
}
