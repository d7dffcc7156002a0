import type { FieldError } from '@paystop/contracts';
import { PROBLEM_CODES, type ProblemCode } from './problem-codes';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** RFC 9457 problem details as we write them. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  readonly [extension: string]: unknown;
}

export interface ProblemParts {
  /** Every wrong place in the body, with JSON Pointers. */
  readonly errors?: readonly FieldError[];
  /** Further members of the document, such as `current`. */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sets Retry-After. */
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
}

/** @param detail one sentence about this occurrence; without personal data. Defaults to what the code means. */
export function problemDocument(code: ProblemCode, detail?: string, parts: Pick<ProblemParts, 'errors' | 'extra'> = {}): ProblemDocument {
  const definition = PROBLEM_CODES[code];
  return {
    ...parts.extra,
    type: `urn:paystop:problem:${code}`,
    title: definition.title,
    status: definition.status,
    code,
    detail: detail ?? definition.meaning,
    ...(parts.errors === undefined ? {} : { errors: parts.errors }),
  };
}

/** A refusal that travels as an exception from a guard, a pipe or a parser to the problem filter. */
export class ProblemError extends Error {
  readonly document: ProblemDocument;
  readonly headers: Readonly<Record<string, string>>;

  constructor(document: ProblemDocument, headers: Readonly<Record<string, string>> = {}, cause?: unknown) {
    super(document.detail, cause === undefined ? undefined : { cause });
    this.name = 'ProblemError';
    this.document = document;
    this.headers = headers;
  }

  get status(): number {
    return this.document.status;
  }

  get code(): string {
    return this.document.code;
  }
}

/** `throw problem('HOLD.LIMIT_REACHED', 'the hold was extended once already')`. */
export function problem(code: ProblemCode, detail?: string, parts: ProblemParts = {}): ProblemError {
  const retryAfter = parts.retryAfterSeconds === undefined ? {} : { 'retry-after': String(parts.retryAfterSeconds) };
  return new ProblemError(problemDocument(code, detail, parts), { ...parts.headers, ...retryAfter }, parts.cause);
}
