import type { Duration, Instant, Money } from '@paystop/kernel';
import type { Approval, Proposal } from '../authority/four-eyes';
import type { PaperRecord } from '../case/records';

export type FreezeState =
  | 'proposed' | 'rejected' | 'approved' | 'sent' | 'indeterminate' | 'active' | 'queued' | 'renewed' | 'refused' | 'lifted' | 'lapsed' | 'cancelled';

/** A renewal on its way: proposed by one, approved by another, then ordered. */
export interface Renewal {
  readonly proposed: Proposal;
  readonly term: Duration;
  readonly approved: Approval | null;
  readonly instructionId: string | null;
  /** What the bank is told: the end after it. */
  readonly validUntil: Instant | null;
}

/** The long freeze of an account's money (domain.md 3.1): one at most for a hold. */
export interface FreezeRecord {
  readonly freezeId: string;
  readonly caseId: string;
  readonly holdId: string;
  readonly institutionCode: string;
  readonly accountRef: string;
  readonly account: string;
  /** At most this much is to be frozen; null = whatever is there. */
  readonly amountLimit: Money | null;
  /** What the bank froze; before it answered, what is to be frozen. */
  readonly amount: Money;
  readonly term: Duration;
  /** Goes to the bank with the order. */
  readonly legalDocument: PaperRecord | null;
  readonly proposed: Proposal;
  readonly approved: Approval | null;
  readonly rejected: Proposal | null;
  /** The order to the bank; null until it is approved. */
  readonly instructionId: string | null;
  /** What the bank is told: the end that was approved. */
  readonly validUntil: Instant | null;
  /** The bank's code to the order. */
  readonly code: string | null;
  readonly placedAt: Instant | null;
  readonly expiresAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly state: FreezeState;
  readonly renewal: Renewal | null;
  /** How often it was renewed. */
  readonly renewals: number;
  readonly unfreezeProposed: Proposal | null;
  readonly unfreezeApproved: Approval | null;
  /** Between the order to lift it and the bank's answer. */
  readonly lifting: boolean;
  /** How many of the policy's warnings before the end were given. */
  readonly warned: number;
  readonly attention: { readonly type: string; readonly detail: string; readonly at: Instant } | null;
  readonly version: number;
}
