import Type from 'typebox';
import { canonical, type Json } from '../kernel/canonical.js';
import type { Hash } from '../kernel/hash.js';
import type { Problem } from '../kernel/problem.js';
import { err, ok, type Result } from '../kernel/result.js';
import { pieces, type Packing } from './bundleSink.js';
import { boundFrame, type BoundFrame } from './boundFrame.js';
import { boundContent, secretBytes, sortedById } from './commit.js';
import { algorithmsOf, type Commitment } from './commitment.js';
import type { DrawBasis } from './drawBasis.js';
import { sortedEarlier } from './earlierTeam.js';
import type { FactsRow } from './frameRow.js';
import { SecretHex } from './secrets.js';

/** All that a draw needs besides the sources of its seed. Private until the opening. */
export interface Working extends DrawBasis {
  readonly rules: Json;
  /** One for each row, in the same order. */
  readonly facts: Iterable<FactsRow>;
  readonly frameSecret: string;
  readonly commitment: Commitment;
}

/** `evenhand/frame-secret/v1` */
export const FrameSecret = Type.Object(
  { format: Type.Literal('evenhand/frame-secret/v1'), frameSecret: SecretHex },
  { additionalProperties: false, $id: 'evenhand/frame-secret/v1' },
);

/** Writes a working file: the files of the later bundle that are known already, and the frame secret. */
export function writeWorking(working: Working): Packing {
  const secret = { format: 'evenhand/frame-secret/v1', frameSecret: working.frameSecret };
  const files: readonly (readonly [string, Iterable<object>])[] = [
    ['calendars.jsonl', working.calendars],
    ['commitment.json', [working.commitment]],
    ['earlier.jsonl', sortedEarlier(working.earlier)],
    ['facts.jsonl', working.facts],
    ['frame-secret.json', [secret]],
    ['frame.jsonl', working.rows],
    ['plan.json', [working.plan]],
    ['roster.jsonl', sortedById(working.roster)],
    ['rules.json', [working.rules as object]],
  ];
  return (sink) => {
    for (const [file, records] of files) sink.append(file, pieces(records as Iterable<Json>));
  };
}

/** Refuses a working file in which anything was changed since the commitment. */
export function checkWorking(
  hash: Hash,
  working: Working,
  frame: BoundFrame = boundFrame(hash, secretBytes(working.frameSecret), working.rows),
): Result<Working, Problem> {
  const { commitment, plan, month } = working;
  const computed = {
    ...boundContent(hash, working, secretBytes(working.frameSecret), frame),
    algorithms: { ...algorithmsOf(plan) },
    campaign: `${plan.campaign}/${month}`,
    kind: plan.kind,
  };
  const fields = Object.entries(computed).flatMap(([field, value]) =>
    canonical(value) === canonical(commitment[field as keyof Commitment] as Json) ? [] : [field],
  );
  if (fields.length === 0) return ok(working);
  return err({ code: 'replay.not-as-committed', params: { fields } });
}
