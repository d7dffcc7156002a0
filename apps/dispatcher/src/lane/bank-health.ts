import type { BankCallResult } from '@paystop/connector-kit';

/** What one call says about the bank as a whole, apart from the instruction. */
export interface BankVerdict {
  readonly breaker: 'succeeded' | 'failed' | 'undecided';
  /** Whether its duration is an answer time. */
  readonly answered: boolean;
  /** How long the whole lane keeps quiet: the bank asked for it. */
  readonly quietMs: number;
}

const TOO_MANY_REQUESTS = 429;

export function verdictOnBank({ reading, httpStatus }: Pick<BankCallResult, 'reading' | 'httpStatus'>, leastQuietMs: number): BankVerdict {
  switch (reading.kind) {
    case 'final':
    case 'acknowledged':
    case 'processing':
    case 'never_received':
    case 'refused':
    case 'conflict':
      return { breaker: 'succeeded', answered: true, quietMs: 0 };
    case 'maybe_sent':
      return { breaker: 'failed', answered: false, quietMs: 0 };
    case 'unanswered':
      return { breaker: httpStatus === TOO_MANY_REQUESTS ? 'undecided' : 'failed', answered: false, quietMs: reading.retryAfterMs ?? 0 };
    case 'not_sent':
      if (reading.cause !== 'busy') return { breaker: 'failed', answered: false, quietMs: 0 };
      return { breaker: httpStatus === TOO_MANY_REQUESTS ? 'undecided' : 'failed', answered: false, quietMs: reading.retryAfterMs ?? leastQuietMs };
  }
}
