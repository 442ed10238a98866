import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../core/kernel/problem.js';
import { Refusal, sendProblem } from './problem.js';

/** Every failure leaves as problem+json; what happened inside is told to the log and to nobody else. */
export function answerFailures(server: FastifyInstance): void {
  server.setNotFoundHandler((request, reply) =>
    sendProblem(request, reply, [{ code: 'api.not-found', params: {} }]),
  );
  server.setErrorHandler<FastifyError>((error, request, reply) => {
    if (error instanceof Refusal) return sendProblem(request, reply, error.problems);
    return sendProblem(request, reply, [known(error) ?? unknown(error, request)]);
  });
}

/** What the framework refuses before it looks for a route, such as an address that is no UTF-8; no hook runs then. */
export function answerFrameworkError(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  reply.header('x-content-type-options', 'nosniff').header('content-security-policy', "default-src 'none'");
  const detail = error.code === 'FST_ERR_BAD_URL' ? 'url' : error.code;
  void sendProblem(request, reply, [{ code: 'api.invalid-request', params: { detail } }]);
}

/** Failures of the request that the framework itself finds. */
function known(error: FastifyError): Problem | null {
  if (error.validation !== undefined) return invalid(error);
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return { code: 'api.too-large', params: { limit: limitOf(error) } };
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return { code: 'api.unsupported-media', params: { type: error.message.slice(0, 100) } };
    default:
      return byStatus(error);
  }
}

function invalid(error: FastifyError): Problem {
  const fault = error.validation?.[0];
  const field = `${error.validationContext ?? ''}${fault?.instancePath ?? ''}`;
  const detail = fault?.message ?? error.message;
  return { code: 'api.invalid-request', params: { detail }, place: { field } };
}

function byStatus({ statusCode = 500, message }: FastifyError): Problem | null {
  if (statusCode === 503) return { code: 'api.overloaded', params: {} };
  return statusCode >= 400 && statusCode < 500 ? { code: 'api.bad-body', params: { detail: message } } : null;
}

const limitOf = (error: FastifyError): number => ('limit' in error ? Number(error.limit) : 0);

/** The reader gets the number under which the log tells what happened. */
function unknown(error: FastifyError, request: FastifyRequest): Problem {
  request.log.error({ err: error, incident: request.id }, 'request failed');
  return { code: 'api.internal', params: { id: request.id } };
}
