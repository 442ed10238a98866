import Type from 'typebox';
import { INSTANT_PATTERN } from './instant.js';

/** Parts that the records of this folder share. */
export const Hex64 = Type.String({ pattern: '^[0-9a-f]{64}$' });
export const Text = Type.String({ minLength: 1, maxLength: 2000 });
export const Moment = Type.String({ pattern: INSTANT_PATTERN });
/** A campaign and its attempt: 1 for the first, one more after each void. */
export const attempt = { campaign: Text, sequence: Type.Integer({ minimum: 1 }) } as const;
export const closed = { additionalProperties: false } as const;
