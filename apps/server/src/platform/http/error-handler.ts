import type { ErrorCode } from '@cairn/contract';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod';
import { AppError, type InvalidField, toProblem } from './problem.ts';

/** Fastify's and PostgreSQL's own error codes in terms of ours. */
const KNOWN: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_BODY_TOO_LARGE: 'too_large',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid_request',
  ECONNREFUSED: 'unavailable',
  ENOENT: 'unavailable',
  ECONNRESET: 'unavailable',
  // A null character in a text, which PostgreSQL cannot keep.
  '22021': 'invalid_request',
  '57P01': 'unavailable',
  '57P03': 'unavailable',
  '53300': 'unavailable',
};

/** One handler turns every error into problem+json from the closed list; internals stay in the log. */
export function installErrorHandler(app: FastifyInstance): void {
  app.setErrorHandler(answerError);
}

/** Also for what Fastify refuses before a route is known, such as an address that cannot be decoded. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  // Anything can be thrown; what is no error tells nothing that a caller may know.
  const answer: Answer = error instanceof Error ? classify(error) : { code: 'internal' };
  if (answer.code === 'internal' || answer.code === 'unavailable')
    request.log.error({ err: error }, 'request failed');
  return sendProblem(request, reply, answer);
}

type Answer = { code: ErrorCode; detail?: string; invalid?: readonly InvalidField[] };

function classify(error: FastifyError): Answer {
  if (error instanceof AppError) {
    return {
      code: error.code,
      detail: error.message,
      ...(error.invalid === undefined ? {} : { invalid: error.invalid }),
    };
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const invalid = error.validation.map((issue) => ({
      name: `${error.validationContext ?? 'body'}${issue.instancePath.replaceAll('/', '.')}`,
      reason: issue.message ?? 'is not valid',
      code: issue.keyword,
    }));
    return { code: 'invalid_request', invalid };
  }
  if (isResponseSerializationError(error)) return { code: 'internal' };
  if (error instanceof SyntaxError && error.statusCode === 400) return { code: 'malformed_json' };
  const known = KNOWN[error.code];
  if (known !== undefined) return { code: known };
  if (error.statusCode === 429) return { code: 'too_many_requests' };
  if (error.statusCode === 400) return { code: 'invalid_request' };
  return { code: 'internal' };
}

function sendProblem(request: FastifyRequest, reply: FastifyReply, answer: Answer): FastifyReply {
  const problem = toProblem(answer.code, request.id, answer.detail, answer.invalid);
  return reply.code(problem.status).type('application/problem+json').serializer(JSON.stringify).send(problem);
}
