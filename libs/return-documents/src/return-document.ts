import type { MethodReason, ReturnMethod, Share, Workings } from '@paystop/domain';
import type { Instant, Money } from '@paystop/kernel';

/** One line of the split as a document shows it; names and accounts come in clear and are masked when they are printed. */
export interface DocumentLine {
  readonly caseName: string;
  readonly victimName: string;
  readonly loss: Money;
  readonly share: Share;
  readonly amount: Money;
  readonly workings: Workings | null;
  readonly payTo: { readonly institution: string; readonly accountNumber: string };
  readonly receipt: { readonly receiptNumber: string; readonly paidAt: Instant } | null;
}

/** All that a printed plan or notice of a funds return says. The same document gives the same bytes, whenever it is printed. */
export interface ReturnDocument {
  readonly returnId: string;
  /** The case's number, or our id where it has none. */
  readonly caseName: string;
  readonly unit: string;
  readonly timeZone: string;
  readonly frozen: {
    readonly institution: string;
    readonly accountNumber: string;
    readonly accountName: string;
    readonly amount: Money;
    readonly available: Money;
    readonly unallocated: Money;
  };
  readonly method: ReturnMethod;
  readonly reason: MethodReason;
  readonly lines: readonly DocumentLine[];
  readonly leftOut: readonly string[];
  readonly proposedAt: Instant;
  readonly approvedAt: Instant | null;
  readonly publishedAt: Instant | null;
  readonly noticeEndsAt: Instant | null;
  readonly executedAt: Instant | null;
  readonly deadline: Instant | null;
  readonly deadlineAssumed: boolean;
}
