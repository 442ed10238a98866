import Type, { type Static } from 'typebox';
import type { Answer } from './answer.js';
import { Bilingual, closed, Line, oneOf } from './parts.js';
import { HAZARD_GRADES } from './words.js';

const Whole = Type.Integer({ minimum: -1e12, maximum: 1e12 });

const AnswerKind = Type.Union([
  closed({
    kind: Type.Literal('yesNo'),
    expected: oneOf(['yes', 'no']),
    na: Type.Boolean({ description: 'whether "does not apply" is an answer' }),
  }),
  closed({
    kind: Type.Literal('number'),
    unit: Line,
    decimals: Type.Integer({ minimum: 0, maximum: 6 }),
    min: Type.Union([Whole, Type.Null()]),
    max: Type.Union([Whole, Type.Null()]),
    na: Type.Boolean(),
  }),
  closed({ kind: Type.Literal('text') }),
  closed({ kind: Type.Literal('photo') }),
]);

const Item = closed({
  code: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,63}$' }),
  text: Bilingual,
  basis: closed({ zh: Line, en: Line }),
  answer: AnswerKind,
  photo: Type.Boolean({ description: 'whether the answer needs a photo' }),
  hazard: Type.Union([closed({ grade: oneOf(HAZARD_GRADES), text: Bilingual }), Type.Null()]),
});
export type ChecklistItem = Static<typeof Item>;

/** `evenhand/checklist/v1` (检查清单): what is looked at, on which legal basis, and which hazard a failing answer is. */
export const Checklist = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    format: Type.Literal('evenhand/checklist/v1'),
    id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,63}$' }),
    version: Type.Integer({ minimum: 1 }),
    title: Bilingual,
    domain: Type.String({
      pattern: '^[a-zA-Z][a-zA-Z0-9]{0,63}$',
      description: 'certificate domain of those who may use it',
    }),
    applies: Type.Object(
      {
        devices: Type.Array(Line, { maxItems: 50 }),
        marks: Type.Array(Line, { maxItems: 50 }),
      },
      {
        additionalProperties: false,
        description:
          'kinds of devices or marks of which the enterprise has one; both empty: every enterprise',
      },
    ),
    sections: Type.Array(
      closed({ title: Bilingual, items: Type.Array(Item, { minItems: 1, maxItems: 100 }) }),
      {
        minItems: 1,
        maxItems: 50,
      },
    ),
  },
  { additionalProperties: false, $id: 'evenhand/checklist/v1' },
);
export type Checklist = Static<typeof Checklist>;

export const itemsOf = ({ sections }: Checklist): readonly ChecklistItem[] =>
  sections.flatMap(({ items }) => items);

/** What kind of answer an item wants, in a word for messages; null when the given one is of that kind. */
export function unfitness({ answer: wanted }: ChecklistItem, given: Answer): string | null {
  if (wanted.kind !== given.kind) return wanted.kind;
  const isNa =
    'value' in given && (given.kind === 'yesNo' || given.kind === 'number') && given.value === 'na';
  const allowsNa = 'na' in wanted && wanted.na;
  return isNa && !allowsNa ? `${wanted.kind}, not "na"` : null;
}

/** Whether an answer of the item's kind says that something is wrong. */
export function fails({ answer: wanted }: ChecklistItem, given: Answer): boolean {
  if (wanted.kind === 'yesNo' && given.kind === 'yesNo') {
    return given.value !== 'na' && given.value !== wanted.expected;
  }
  if (wanted.kind === 'number' && given.kind === 'number' && given.value !== 'na') {
    const { min, max } = wanted;
    return (min !== null && given.value < min) || (max !== null && given.value > max);
  }
  return false;
}

/** Whether some answer of the item's kind can fail. */
export const canFail = ({ answer }: ChecklistItem): boolean =>
  answer.kind === 'yesNo' || (answer.kind === 'number' && (answer.min !== null || answer.max !== null));
