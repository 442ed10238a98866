import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from '../../generated/api.js';
import { ProblemError, type ServiceProblem } from './problem.js';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What goes along with every request: the token of the session that writes must show, and the reader's language. */
const standing = { csrf: '', language: 'zh-CN' };

export function sendAlong(change: Partial<typeof standing>): void {
  Object.assign(standing, change);
}

const headers: Middleware = {
  onRequest({ request }) {
    request.headers.set('accept-language', standing.language);
    if (!READS.has(request.method)) request.headers.set('x-csrf-token', standing.csrf);
    return request;
  },
  onError() {
    return new ProblemError({ code: 'web.unreachable', params: {} });
  },
};

/** The service's interface, typed by its own description. */
export const api = createClient<paths>({ baseUrl: '/', credentials: 'same-origin' });
api.use(headers);

interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** What a request was answered with; throws a ProblemError when it did not succeed. */
export async function answer<T>(call: Promise<Answer<T>>): Promise<T> {
  return (await tagged(call)).data;
}

/** The same with the version that a change of it must name. */
export async function tagged<T>(
  call: Promise<Answer<T>>,
): Promise<{ readonly data: T; readonly etag: string | null }> {
  const { data, error, response } = await call;
  if (!response.ok) throw new ProblemError(problemIn(error, response.status));
  return { data: data as T, etag: response.headers.get('etag') };
}

function problemIn(error: unknown, status: number): ServiceProblem {
  const told = error as Partial<ServiceProblem> | undefined;
  if (told?.code !== undefined) return { params: {}, ...told, code: told.code };
  return { code: 'web.unreadable-answer', params: { status } };
}
