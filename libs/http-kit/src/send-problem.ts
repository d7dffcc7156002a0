import { currentTraceparent } from '@paystop/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PROBLEM_MEDIA_TYPE, type ProblemError } from './problem';

const UNAUTHORIZED = 401;
const SERVER_ERROR = 500;
const TRACE_ID_START = 3;
const TRACE_ID_END = 35;

/** Writes the problem with its headers; a 401 says how to authenticate, a fault of ours names its trace. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, refusal: ProblemError): void {
  const traceId = (request.traceparent ?? currentTraceparent())?.slice(TRACE_ID_START, TRACE_ID_END);
  const document = refusal.status >= SERVER_ERROR && traceId !== undefined ? { ...refusal.document, traceId } : refusal.document;
  if (refusal.status === UNAUTHORIZED) reply.header('www-authenticate', challenge(refusal));
  // As bytes: to a text Fastify would add a charset, which this media type does not have.
  reply.status(refusal.status).headers(refusal.headers).header('content-type', PROBLEM_MEDIA_TYPE).send(Buffer.from(JSON.stringify(document)));
}

function challenge(refusal: ProblemError): string {
  return refusal.code === 'AUTH.TOKEN_INVALID' ? 'Bearer error="invalid_token"' : 'Bearer';
}
