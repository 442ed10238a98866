import Type, { type TSchema } from 'typebox';

export const Text = Type.String({ minLength: 1, maxLength: 500 });
export const OptionalText = Type.Union([Type.String({ maxLength: 500 }), Type.Null()]);
export const Code = Type.String({ minLength: 1, maxLength: 100 });
/** "YYYY-MM-DD" of a year from 1000 to 2999, so that every calculation with it stays a date. */
export const Day = Type.String({ pattern: '^[12]\\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' });
export const Month = Type.String({ pattern: '^[12]\\d{3}-(0[1-9]|1[0-2])$' });
export const Instant = Type.String({ format: 'date-time' });
export const Hex64 = Type.String({ pattern: '^[0-9a-f]{64}$' });
export const orNull = <const T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
export const closed = <const T extends Record<string, TSchema>>(fields: T) =>
  Type.Object(fields, { additionalProperties: false });
export const oneOf = <const T extends string>(words: readonly T[]) => Type.Unsafe<T>(Type.Enum([...words]));
