import Type, { type Static } from 'typebox';
import { err, ok, type Result } from '../kernel/result.js';
import type { DutyProblem } from './reasons.js';

/** A question of a self-inspection form. */
export const Question = Type.Object(
  {
    code: Type.String({ pattern: '^[a-zA-Z0-9][a-zA-Z0-9-]{0,39}$' }),
    text: Type.String({ minLength: 1, maxLength: 500 }),
    /** `yesNo`: "yes", "no" or "notApplicable"; `count`: a whole number; `text`: words. */
    kind: Type.Union([Type.Literal('yesNo'), Type.Literal('count'), Type.Literal('text')]),
    required: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type Question = Static<typeof Question>;

/** Answers by the code of their question. */
export type Answers = Readonly<Record<string, string>>;

const FORMS: Readonly<Record<Question['kind'], { readonly pattern: RegExp; readonly expected: string }>> = {
  yesNo: { pattern: /^(yes|no|notApplicable)$/, expected: 'yes, no, notApplicable' },
  count: { pattern: /^(0|[1-9]\d{0,8})$/, expected: '0–999999999' },
  text: { pattern: /\S/, expected: 'text' },
};

export function checkQuestions(questions: readonly Question[]): Result<void, DutyProblem> {
  const codes = questions.map(({ code }) => code);
  const question = codes.find((code, at) => codes.indexOf(code) !== at);
  return question === undefined
    ? ok(undefined)
    : err({ code: 'duties.repeated-question', params: { question } });
}

/** Whether answers fit the form: every required question, no other question, each in its form. */
export function checkAnswers(questions: readonly Question[], answers: Answers): Result<void, DutyProblem> {
  const known = new Map(questions.map((question) => [question.code, question]));
  for (const [question, answer] of Object.entries(answers)) {
    const asked = known.get(question);
    if (asked === undefined) return err({ code: 'duties.unknown-question', params: { question } });
    const { pattern, expected } = FORMS[asked.kind];
    if (!pattern.test(answer)) return err({ code: 'duties.bad-answer', params: { question, expected } });
  }
  const missing = questions.find(({ code, required }) => required && !Object.hasOwn(answers, code));
  if (missing === undefined) return ok(undefined);
  return err({ code: 'duties.unanswered-question', params: { question: missing.code } });
}
