import { stopPaymentRequestSchema, type FieldError } from '@paystop/contracts';
import { isProblemCode, parseJsonAs, problem, requireIdempotencyKey, type ProblemError } from '@paystop/http-kit';
import type { FastifyRequest } from 'fastify';
import type { Submission, SubmissionRefusal } from '../usecases/submit-stop-request/submit-stop-request.usecase';
import { principalOf, header } from './verdict-forwarder';

const IN_PROGRESS_RETRY_SECONDS = 1;

/** Reads a stop-payment request from a route with @RawJsonBody. @throws ProblemError for anything that is not as documented. */
export function readSubmission(request: FastifyRequest, receivedAt: string): Submission {
  const raw = rawBodyOf(request);
  const key = requireIdempotencyKey(header(request, 'idempotency-key'));
  const body = parseJsonAs(stopPaymentRequestSchema, raw);
  if (body.requestId.toLowerCase() !== key) {
    const errors: FieldError[] = [{ path: '/requestId', message: 'differs from the Idempotency-Key' }];
    throw problem('IDEMPOTENCY.KEY_MISMATCH', 'Idempotency-Key and requestId must be the same', { errors });
  }
  return { request: body, text: raw.toString('utf8'), caller: principalOf(request), receivedAt, traceparent: request.traceparent };
}

export function rawBodyOf(request: FastifyRequest): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}

/** A refused submission as a problem; what belongs to another unit is not described. */
export function submissionProblem({ code, detail, errors }: SubmissionRefusal): ProblemError {
  if (!isProblemCode(code)) throw new Error(`the code ${code} has no entry in the table of problems`);
  const retry = code === 'IDEMPOTENCY.IN_PROGRESS' ? { retryAfterSeconds: IN_PROGRESS_RETRY_SECONDS } : {};
  return problem(code, detail, { ...(errors === undefined ? {} : { errors }), ...retry });
}
