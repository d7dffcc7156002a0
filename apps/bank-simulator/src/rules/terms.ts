import type { BankReport, OutcomeResult, RestInstruction } from '@paystop/contracts';
import { type Instant, money } from '@paystop/kernel';
import type { Account, Book } from '../books/book';
import type { BookFact } from '../books/fact';
import { remarkFor } from '../protocol/result-code';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Checks that a careful bank makes; a drill turns them off to count what reaches the bank twice (domain.md 5, I3). */
export interface Guards {
  readonly idempotency: boolean;
  readonly sequence: boolean;
  readonly alreadyStopped: boolean;
  readonly tooManyStops: boolean;
}

/** How one bank does its work. */
export interface BankTerms {
  /** 48 h from the moment of the stop (domain.md 3.1). */
  readonly holdLengthMs: number;
  /** Six months, in days, where the instruction names no end. */
  readonly freezeLengthMs: number;
  readonly maxStopsPerCase: number;
  /** How far the reported time may be from the booked one. */
  readonly timeToleranceMs: number;
  readonly openWorld: boolean;
  readonly requireLegalDocument: boolean;
  readonly guards: Guards;
}

export const DEFAULT_TERMS: BankTerms = {
  holdLengthMs: 48 * HOUR_MS,
  freezeLengthMs: 183 * 24 * HOUR_MS,
  maxStopsPerCase: 2,
  timeToleranceMs: 10 * MINUTE_MS,
  openWorld: true,
  requireLegalDocument: false,
  guards: { idempotency: true, sequence: true, alreadyStopped: true, tooManyStops: true },
};

/** What a rule looks at. Rules are pure: the books are read, never changed; time comes in as `now`. */
export interface Situation {
  readonly book: Book;
  readonly account: Account;
  readonly instruction: RestInstruction;
  readonly terms: BankTerms;
  readonly now: Instant;
}

export interface Decision {
  readonly facts: readonly BookFact[];
  readonly report: BankReport;
}

type ReportDetails = Partial<Omit<BankReport, 'instructionId' | 'status' | 'result' | 'code'>>;

export function report(instructionId: string, now: Instant, answer: { result: OutcomeResult; code: string } & ReportDetails): BankReport {
  const { result, code, ...details } = answer;
  return {
    instructionId,
    status: 'final',
    result,
    code,
    remark: remarkFor(code),
    heldAmount: null,
    balanceBefore: null,
    effectiveAt: null,
    expiresAt: null,
    onwardTransfers: [],
    respondedAt: now,
    ...details,
  };
}

export function refusal(instruction: RestInstruction, now: Instant, code: string): Decision {
  return { facts: [], report: report(instruction.instructionId, now, { result: 'refused', code }) };
}

export function balanceOf(account: Account) {
  return money(account.balanceMinor);
}
