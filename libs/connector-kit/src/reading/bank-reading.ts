import type { BankReport } from '@paystop/contracts';

/**
 * What a bank's answer, or the lack of one, means (contract-details 3). Told apart exactly, because only what was
 * surely not sent may be sent again without asking first.
 */
export type BankReading =
  /** The bank's last word. Whether its result and code fit the action is judged apart. */
  | { readonly kind: 'final'; readonly report: BankReport }
  /** The bank has it and will answer by callback. */
  | { readonly kind: 'acknowledged' }
  /** Asked by our reference: the bank has it and is not done. */
  | { readonly kind: 'processing' }
  /** Asked by our reference: the bank never had it; safe to send again. */
  | { readonly kind: 'never_received' }
  /** The bank calls the message malformed: it will not get better by repeating. */
  | { readonly kind: 'refused'; readonly note: string }
  /** It surely had no effect. */
  | { readonly kind: 'not_sent'; readonly note: string; readonly retryAfterMs: number | null; readonly cause: NotSentCause }
  /** It may have reached the bank: ask first. */
  | { readonly kind: 'maybe_sent'; readonly note: string }
  /** The bank knows the id with another body: an invariant of ours or theirs is broken. */
  | { readonly kind: 'conflict'; readonly note: string }
  /** Asked by our reference, and no usable answer came: ask again later. */
  | { readonly kind: 'unanswered'; readonly note: string; readonly retryAfterMs: number | null };

/** `unreachable` no connection; `busy` 429 or 503; `unauthorised` 401 or 403 and `misrouted` 404 or 405: alarms. */
export type NotSentCause = 'unreachable' | 'busy' | 'unauthorised' | 'misrouted';

/** How the exchange itself went, before anybody read the answer. */
export type TransportFailure = { readonly kind: 'not_sent'; readonly note: string } | { readonly kind: 'maybe_sent'; readonly note: string };
