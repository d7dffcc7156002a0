import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Logger } from '@paystop/ports';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError, problem } from './problem';
import type { ProblemCode } from './problem-codes';
import { sendProblem } from './send-problem';

const UNAVAILABLE_RETRY_SECONDS = 2;
const CLIENT_ERROR = 400;
const SERVER_ERROR = 500;

/** Fastify's own errors, by its codes. */
const FASTIFY_CODES: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'BODY.MEDIA_TYPE',
  FST_ERR_CTP_INVALID_TYPE: 'BODY.MEDIA_TYPE',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'BODY.MEDIA_TYPE',
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY.TOO_LARGE',
  FST_REQ_FILE_TOO_LARGE: 'BODY.TOO_LARGE',
  FST_FILES_LIMIT: 'BODY.TOO_LARGE',
  FST_PARTS_LIMIT: 'BODY.TOO_LARGE',
  FST_FIELDS_LIMIT: 'BODY.TOO_LARGE',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'BODY.NOT_JSON',
  FST_ERR_CTP_INVALID_JSON_BODY: 'BODY.NOT_JSON',
  FST_ERR_BAD_URL: 'ROUTE.NOT_FOUND',
  FST_ERR_MAX_PARAM_LENGTH: 'ROUTE.NOT_FOUND',
};

const STATUS_CODES: Readonly<Record<number, ProblemCode>> = {
  401: 'AUTH.TOKEN_INVALID', 403: 'AUTH.ROLE_MISSING', 404: 'ROUTE.NOT_FOUND', 405: 'ROUTE.METHOD_NOT_ALLOWED', 408: 'HTTP.REQUEST_TIMEOUT',
  413: 'BODY.TOO_LARGE', 415: 'BODY.MEDIA_TYPE', 429: 'RATE.LIMITED', 431: 'HTTP.HEADERS_TOO_LARGE', 503: 'SERVICE.UNAVAILABLE',
};

/** @param isTransient says of an error that trying again later can help (a lost database): 503 instead of 500. */
export function toProblem(error: unknown, isTransient: (error: unknown) => boolean = () => false): ProblemError {
  if (error instanceof ProblemError) return error;
  const code = codeOf(error);
  if (code !== undefined) return problem(code, undefined, { cause: error });
  if (isTransient(error)) return problem('SERVICE.UNAVAILABLE', undefined, { retryAfterSeconds: UNAVAILABLE_RETRY_SECONDS, cause: error });
  return problem('INTERNAL.ERROR', 'something went wrong on our side', { cause: error });
}

function codeOf(error: unknown): ProblemCode | undefined {
  if (error instanceof HttpException) return codeOfStatus(error.getStatus());
  if (!(error instanceof Error)) return undefined;
  const byName = 'code' in error && typeof error.code === 'string' ? FASTIFY_CODES[error.code] : undefined;
  if (byName !== undefined) return byName;
  return 'statusCode' in error && typeof error.statusCode === 'number' ? codeOfStatus(error.statusCode) : undefined;
}

function codeOfStatus(status: number): ProblemCode | undefined {
  const known = STATUS_CODES[status];
  if (known !== undefined) return known;
  return status >= CLIENT_ERROR && status < SERVER_ERROR ? 'HTTP.MALFORMED' : undefined;
}

/** Turns whatever is thrown on the way of a request into application/problem+json; faults of ours are logged. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly isTransient: (error: unknown) => boolean = () => false,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const refusal = toProblem(error, this.isTransient);
    if (refusal.status >= SERVER_ERROR) this.report(refusal, request);
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    sendProblem(request, reply, refusal);
  }

  private report(refusal: ProblemError, request: FastifyRequest): void {
    const fields = { code: refusal.code, method: request.method, route: request.routeOptions.url ?? 'none', error: refusal.cause ?? refusal };
    if (refusal.status === SERVER_ERROR) this.logger.error('request failed', fields);
    else this.logger.warn('request could not be served', fields);
  }
}
