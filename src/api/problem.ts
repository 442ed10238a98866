import type { FastifyReply, FastifyRequest } from 'fastify';
import Type, { type Static } from 'typebox';
import type { Problem as CoreProblem } from '../core/kernel/problem.js';
import type { Result } from '../core/kernel/result.js';
import { describeProblem } from '../messages/registry.js';
import type { Language } from '../messages/texts.js';
import { statusOf } from './statuses.js';

export const Place = Type.Object({
  file: Type.Optional(Type.String()),
  row: Type.Optional(Type.Integer()),
  field: Type.Optional(Type.String()),
});

/** RFC 9457 problem details with a reason code; `problems` lists further ones of the same request. */
export const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    params: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    place: Type.Optional(Place),
    problems: Type.Optional(
      Type.Array(Type.Object({ code: Type.String(), title: Type.String(), place: Type.Optional(Place) })),
    ),
  },
  { $id: 'Problem' },
);
export type Problem = Static<typeof Problem>;

/** Ends a request with problems; the error handler turns it into an answer. */
export class Refusal extends Error {
  readonly problems: readonly CoreProblem[];
  readonly statusCode: number;
  constructor(problems: readonly CoreProblem[]) {
    const code = problems[0]?.code ?? 'api.refused';
    super(code);
    this.problems = problems;
    this.statusCode = statusOf(code);
  }
}

/** The value of a result; a problem ends the request. */
export function must<T>(result: Result<T, CoreProblem>): T {
  if (result.ok) return result.value;
  throw new Refusal([result.error]);
}

export const refuse = (code: string, params: CoreProblem['params'] = {}): never => {
  throw new Refusal([{ code, params }]);
};

/** Chinese unless the reader prefers English (RFC 9110 §12.5.4). */
export function languageOf(request: FastifyRequest): Language {
  const accepted = request.headers['accept-language'] ?? '';
  const [zh, en] = [accepted.search(/\bzh\b/i), accepted.search(/\ben\b/i)];
  return en >= 0 && (zh < 0 || en < zh) ? 'en' : 'zh';
}

/** The problems of a request as its answer, in the reader's language. */
export function problemOf(problems: readonly CoreProblem[], language: Language): Problem {
  const [first = { code: 'api.refused', params: {} }] = problems;
  const { code, params, place } = first;
  return {
    type: `urn:evenhand:problem:${code}`,
    title: describeProblem(first, language),
    status: statusOf(code),
    code,
    params: { ...params },
    ...(place === undefined ? {} : { place }),
    ...(problems.length < 2
      ? {}
      : {
          problems: problems.map((each) => ({ ...each, title: describeProblem(each, language) })).map(listed),
        }),
  };
}

const listed = ({
  code,
  title,
  place,
}: CoreProblem & { readonly title: string }): NonNullable<Problem['problems']>[number] => ({
  code,
  title,
  ...(place === undefined ? {} : { place }),
});

export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  problems: readonly CoreProblem[],
): FastifyReply {
  const body = problemOf(problems, languageOf(request));
  const seconds = body.params?.['seconds'];
  if (typeof seconds === 'number') reply.header('retry-after', seconds);
  return reply.code(body.status).type('application/problem+json').send(body);
}
