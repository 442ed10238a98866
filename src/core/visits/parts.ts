import Type, { type TSchema } from 'typebox';

/** Parts that the schemas of this folder share. */
export const closed = <const F extends Record<string, TSchema>>(fields: F) =>
  Type.Object(fields, { additionalProperties: false });
export const orNull = <const S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
export const oneOf = <const W extends string>(words: readonly W[]) => Type.Unsafe<W>(Type.Enum([...words]));
export const Id = Type.String({ minLength: 1, maxLength: 100 });
export const Line = Type.String({ minLength: 1, maxLength: 500 });
export const Prose = Type.String({ minLength: 1, maxLength: 4000 });
export const Hex64 = Type.String({ pattern: '^[0-9a-f]{64}$' });
/** SHA-256 of evidence files. */
export const Evidence = Type.Array(Hex64, { maxItems: 50 });
/** "YYYY-MM-DDTHH:MM:SSZ", as the device's clock says. */
export const Moment = Type.String({
  pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ$',
});
export const Bilingual = closed({ zh: Line, en: Line });
