import Type, { type Static } from 'typebox';
import { closed, oneOf, Prose } from './parts.js';

/** An answer to an item of a checklist. Numbers are whole, in the item's unit times 10^decimals. */
export const Answer = Type.Union([
  closed({ kind: Type.Literal('yesNo'), value: oneOf(['yes', 'no', 'na']) }),
  closed({ kind: Type.Literal('number'), value: Type.Integer({ minimum: -1e12, maximum: 1e12 }) }),
  closed({ kind: Type.Literal('number'), value: Type.Literal('na') }),
  closed({ kind: Type.Literal('text'), value: Prose }),
  closed({ kind: Type.Literal('photo') }),
]);
export type Answer = Static<typeof Answer>;
