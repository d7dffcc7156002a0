/**
 * What becomes of a request that is stored on the phone. Pure: the rule of "exactly one request arrives, whatever happens".
 * The id is made and stored before anything is sent, and the centre answers a repetition under one id as it answered the first time
 * (contract 2); so whatever is not surely settled is simply sent again.
 */
export type WaitingState =
  /** To be sent, for the first time or again. */
  | { readonly name: 'waiting' }
  /** The centre refused the content; the person corrects it. */
  | { readonly name: 'returned'; readonly refusal: Refusal };

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}

/** What came of one transmission. */
export type Transmission =
  | { readonly kind: 'accepted'; readonly receivedAt: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly retryAfterMs: number | undefined }
  /** Nobody knows whether it arrived. */
  | { readonly kind: 'silence' }
  /** There is no token of the subject that it belongs to. */
  | { readonly kind: 'no_session' };

export type Verdict =
  /** The centre has it durably: it leaves the phone. */
  | { readonly kind: 'delete'; readonly receivedAt: string }
  /** Back to the form, to the fields that caused it. @see newId */
  | { readonly kind: 'return'; readonly refusal: Refusal }
  /** Later again, and those behind it wait as well: it is the way that is blocked. */
  | { readonly kind: 'pause'; readonly afterMs: number }
  /** Later again, but those behind it go on: only this one is in trouble. */
  | { readonly kind: 'skip'; readonly afterMs: number }
  /** Until somebody signs in. */
  | { readonly kind: 'sign_in' };

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
const MOST_DOUBLINGS = 5;

/** @param attempt how many times in a row it has not worked, this time included. @returns milliseconds */
export function pauseAfter(attempt: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(Math.max(0, attempt - 1), MOST_DOUBLINGS));
}

export function judge(transmission: Transmission, attempt: number): Verdict {
  switch (transmission.kind) {
    case 'accepted':
      return { kind: 'delete', receivedAt: transmission.receivedAt };
    case 'silence':
      return { kind: 'pause', afterMs: pauseAfter(attempt) };
    case 'no_session':
      return { kind: 'sign_in' };
    case 'refused':
      return judgeRefusal(transmission.refusal, transmission.retryAfterMs ?? pauseAfter(attempt));
  }
}

const IN_PROGRESS = 'IDEMPOTENCY.IN_PROGRESS';

function judgeRefusal(refusal: Refusal, afterMs: number): Verdict {
  const { status, code } = refusal;
  if (status === 401) return { kind: 'sign_in' };
  if (code === IN_PROGRESS) return { kind: 'skip', afterMs };
  if (status === 408 || status === 429 || status === 503 || status === 502 || status === 504) return { kind: 'pause', afterMs };
  if (status >= 500) return { kind: 'skip', afterMs };
  // Not from the gateway: a hotel's or operator's page between us and it answers for it.
  if (code === UNKNOWN_ANSWER) return { kind: 'pause', afterMs };
  return { kind: 'return', refusal };
}

/** What the API client calls an answer that no gateway wrote. */
const UNKNOWN_ANSWER = 'HTTP.UNKNOWN_ANSWER';

/** Whether the stop that a request confirms was decided by somebody else meanwhile: sent again, it is an ordinary request. */
export function isDecidedElsewhere({ status }: Refusal): boolean {
  return status === 404 || status === 409 || status === 412;
}

const BODY_DIFFERS = 'IDEMPOTENCY.BODY_DIFFERS';
const FOREIGN_KEY = 'IDEMPOTENCY.FOREIGN_KEY';

/**
 * Whether a corrected request needs an id of its own. After an ordinary refusal nothing was stored under the id and it stays; where the
 * centre has another content under it, the corrected one would be refused for ever.
 */
export function needsNewId({ code }: Refusal): boolean {
  return code === BODY_DIFFERS || code === FOREIGN_KEY;
}
