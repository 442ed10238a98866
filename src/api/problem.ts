import Type, { type Static } from 'typebox';

/** RFC 9457 problem details with a reason code. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
});
export type Problem = Static<typeof Problem>;

export function problem(status: number, code: string, title: string): Problem {
  return { type: 'about:blank', title, status, code };
}
