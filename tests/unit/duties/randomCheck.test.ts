import { expect, it } from 'vitest';
import { drawChecks } from '../../../src/core/duties/randomCheck.js';
import { checkAnswers, checkQuestions, type Question } from '../../../src/core/duties/questions.js';
import { nodeHash } from '../../../src/crypto/nodeHash.js';

const RETURNED = Array.from({ length: 40 }, (_, n) => `E${String(n)}`);
const draw = (dice: string, returned: readonly string[] = RETURNED, count = 8) =>
  drawChecks(nodeHash, { id: 'S', returned, dice, count });

it('depends on the dice and the set of forms, never on their order', () => {
  expect(draw('1'.repeat(20), RETURNED.toReversed())).toEqual(draw('1'.repeat(20)));
  expect(draw('2'.repeat(20))).not.toEqual(draw('1'.repeat(20)));
  expect(new Set(draw('1'.repeat(20))).size).toBe(8);
});

it('picks every form equally often', () => {
  const counts = new Map(RETURNED.map((id) => [id, 0]));
  const draws = 2_000;
  for (let n = 0; n < draws; n++)
    for (const id of draw(String(n).padStart(20, '0'))) counts.set(id, (counts.get(id) ?? 0) + 1);
  // Each count is binomial(2000, 1/5): mean 400, deviation 17.9. Five deviations: 1 in 40,000 runs of 40 counts.
  for (const count of counts.values())
    expect(Math.abs(count - draws / 5)).toBeLessThan(5 * Math.sqrt(draws * 0.16));
});

const QUESTIONS: readonly Question[] = [
  { code: 'a', text: '', kind: 'yesNo', required: true },
  { code: 'b', text: '', kind: 'count', required: false },
  { code: 'c', text: '', kind: 'text', required: false },
];
const fault = (answers: Record<string, string>): string | null => {
  const checked = checkAnswers(QUESTIONS, answers);
  return checked.ok ? null : checked.error.code;
};

it('answers fit their questions', () => {
  expect(fault({ a: 'notApplicable', b: '0', c: '有' })).toBeNull();
  expect(fault({ b: '1' })).toBe('duties.unanswered-question');
  expect(fault({ a: 'yes', b: '-1' })).toBe('duties.bad-answer');
  expect(fault({ a: 'yes', c: ' ' })).toBe('duties.bad-answer');
  expect(fault({ a: 'yes', d: '1' })).toBe('duties.unknown-question');
  expect(fault({ a: 'yes', __proto__x: '1' })).toBe('duties.unknown-question');
  const [first] = QUESTIONS;
  expect(checkQuestions(first === undefined ? [] : [first, first]).ok).toBe(false);
});
