/** One wrong place of a body: a JSON Pointer and a sentence. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
  readonly code?: string;
}

/** RFC 9457 problem details as the gateway sends them. */
export interface ProblemDetails {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly FieldProblem[];
  /** With 412: the newer state of the object. */
  readonly current?: unknown;
  readonly traceId?: string;
}

/** The gateway answered, and the answer is a refusal. */
export class ApiProblem extends Error {
  constructor(
    readonly problem: ProblemDetails,
    /** From Retry-After, where the gateway says when to come again. */
    readonly retryAfterSeconds?: number,
  ) {
    super(`${problem.status} ${problem.code}`);
    this.name = 'ApiProblem';
  }
}

/** No answer at all: nobody knows whether the request arrived. Repeating a write under its key is safe. */
export class NoAnswer extends Error {
  constructor(readonly reason: 'unreachable' | 'timeout', options?: ErrorOptions) {
    super(`no answer: ${reason}`, options);
    this.name = 'NoAnswer';
  }
}

/** Something answered that is not the gateway: a proxy's page, a hotel's sign-in. */
const UNKNOWN_CODE = 'HTTP.UNKNOWN_ANSWER';

/** @param body what was parsed of the answer, whoever wrote it. */
export function problemOf(response: Response, body: unknown): ApiProblem {
  const told: Partial<ProblemDetails> = typeof body === 'object' && body !== null ? body : {};
  const seconds = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
  return new ApiProblem({
    status: response.status,
    code: typeof told.code === 'string' ? told.code : UNKNOWN_CODE,
    detail: typeof told.detail === 'string' ? told.detail : '',
    errors: Array.isArray(told.errors) ? told.errors : [],
    ...(told.current === undefined ? {} : { current: told.current }),
    ...(typeof told.traceId === 'string' ? { traceId: told.traceId } : {}),
  }, Number.isNaN(seconds) ? undefined : seconds);
}
