import { ApiProblem, NoAnswer, type FieldProblem } from '@paystop/api-client';

/** What a person can do next. Every failure has one: nobody is left in front of a red box. */
export type WayOn = 'retry' | 'wait' | 'sign_in' | 'reload' | 'correct' | 'ask_other';

export interface DescribedFailure {
  /** Keys of texts, the most exact first: the first one that exists is shown. */
  readonly textKeys: readonly string[];
  readonly values: Readonly<Record<string, string | number>>;
  readonly wayOn: WayOn;
  readonly fields: readonly FieldProblem[];
  /** With 412: the newer state, to be taken over and compared. */
  readonly current?: unknown;
  /** To be named when a fault of ours is reported. */
  readonly traceId?: string;
}

const WAYS: Readonly<Record<number, WayOn>> = {
  400: 'correct', 401: 'sign_in', 403: 'ask_other', 404: 'reload', 405: 'reload', 408: 'retry', 409: 'reload', 412: 'reload',
  413: 'correct', 415: 'correct', 422: 'correct', 428: 'reload', 429: 'wait', 503: 'retry',
};
const WAYS_OF_CODES: Readonly<Record<string, WayOn>> = { 'IDEMPOTENCY.IN_PROGRESS': 'retry' };

const OTHER_STATUS: Readonly<Record<'4' | '5', string>> = { 4: 'failure.status.400', 5: 'failure.status.500' };

/** @returns which sentence tells a person what went wrong, and the way on. */
export function describeFailure(failure: unknown): DescribedFailure {
  if (failure instanceof NoAnswer) return { textKeys: [`failure.no_answer.${failure.reason}`], values: {}, wayOn: 'retry', fields: [] };
  if (!(failure instanceof ApiProblem)) return { textKeys: ['failure.unexpected'], values: {}, wayOn: 'retry', fields: [] };
  const { status, code, errors, current, traceId } = failure.problem;
  return {
    textKeys: [`failure.code.${code}`, `failure.status.${status}`, status >= 500 ? OTHER_STATUS[5] : OTHER_STATUS[4]],
    values: { seconds: failure.retryAfterSeconds ?? 1, code },
    wayOn: WAYS_OF_CODES[code] ?? WAYS[status] ?? (status >= 500 ? 'retry' : 'correct'),
    fields: errors,
    ...(current === undefined ? {} : { current }),
    ...(traceId === undefined ? {} : { traceId }),
  };
}
