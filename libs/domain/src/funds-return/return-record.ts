import type { Instant, Money } from '@paystop/kernel';
import type { KnownDeposit } from './account-statement';
import type { Share, Workings } from './allocate';
import type { MethodReason, ReturnMethod } from './choose-method';
import type { ReturnState } from './return-machine';

export interface PayeeRecord {
  readonly institutionCode: string;
  readonly accountNumber: string;
  readonly accountName: string;
}

/** Why money may go to another account than the one it was lost from (contract-details 7). */
export interface OtherAccountRecord {
  readonly reason: string;
  /** How the bank confirmed the holder's name. */
  readonly nameCheck: string;
  readonly evidence: readonly string[];
}

/** One victim's claim on the frozen account. Facts of its case are kept with it: they are counted by them later. */
export interface ClaimRecord {
  readonly caseId: string;
  readonly caseNumber: string | null;
  readonly unit: string;
  readonly fraudType: string;
  readonly reportedAt: Instant;
  readonly victimName: string;
  readonly victimKind: string;
  readonly transferKeys: readonly string[];
  readonly transferIds: readonly string[];
  readonly loss: Money;
  readonly payTo: PayeeRecord;
  readonly payToRef: string;
  readonly otherAccount: OtherAccountRecord | null;
  /** Approver who ticked an account that is not the one it was lost from. */
  readonly payeeConfirmedBy: string | null;
}

export type AllocationState = 'pending' | 'ordered' | 'paid' | 'refused' | 'nothing';

export interface ReceiptRecord {
  readonly receiptNumber: string;
  readonly paidAt: Instant;
  readonly amount: Money;
}

/** What one claim gets, in the order of the claims, and how far its payment has come. */
export interface AllocationRecord {
  readonly caseId: string;
  readonly loss: Money;
  readonly share: Share;
  readonly amount: Money;
  readonly workings: Workings | null;
  readonly explanation: string;
  readonly state: AllocationState;
  /** The order to the bank that stands for it; earlier ones were refused. */
  readonly instructionId: string | null;
  readonly instructionIds: readonly string[];
  readonly code: string | null;
  readonly receipt: ReceiptRecord | null;
  /** The victim had got nothing back before: counts victims once. */
  readonly firstForVictim: boolean;
}

export interface LeftOutRecord {
  readonly caseId: string;
  readonly caseNumber: string | null;
  readonly reason: string;
}

interface Decided {
  readonly by: string;
  readonly at: Instant;
}

/** Giving frozen money back (domain.md 3.3). It belongs to the case of the freeze; its claims may come from many cases. */
export interface ReturnRecord {
  readonly returnId: string;
  readonly caseId: string;
  readonly freezeId: string;
  readonly freezeInstructionId: string;
  readonly institutionCode: string;
  readonly accountRef: string;
  readonly account: string;
  readonly accountName: string;
  readonly round: number;
  readonly requestedMethod: ReturnMethod | 'auto';
  /** Null while it is computed. */
  readonly method: ReturnMethod | null;
  readonly methodReason: MethodReason | null;
  readonly frozenAmount: Money;
  /** Frozen less what unfinished and completed returns took, when this one was proposed. */
  readonly available: Money;
  readonly unallocated: Money;
  readonly claims: readonly ClaimRecord[];
  readonly deposits: readonly KnownDeposit[];
  readonly leftOut: readonly LeftOutRecord[];
  readonly allocations: readonly AllocationRecord[];
  readonly state: ReturnState;
  /** Where it stood when the first open objection came. */
  readonly stoodAt: 'approved' | 'published' | null;
  readonly openObjections: readonly string[];
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  readonly queryInstructionId: string | null;
  readonly approved: Decided | null;
  readonly rejected: (Decided & { readonly reason: string }) | null;
  readonly published: Decided | null;
  readonly noticeEndsAt: Instant | null;
  readonly executed: Decided | null;
  readonly deadline: Instant | null;
  readonly deadlineAssumed: boolean;
  /** The deadline passed before all banks had answered. */
  readonly overdue: boolean;
  readonly settledAt: Instant | null;
  readonly failure: string | null;
  readonly version: number;
}
