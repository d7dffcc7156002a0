import type { Instant, Money } from '@paystop/kernel';
import type { ClockRecord } from './clock-record';

export interface PaymentOrderRecord {
  readonly kind: string;
  readonly value: string;
}

/** As the bank names it. */
export interface OnwardReceiver {
  readonly institutionCode: string | null;
  /** Where we would send a stop, if that is not what the bank says: an institution by its card prefix, or null for none. */
  readonly routedTo?: string | null | undefined;
  readonly accountNumber: string | null;
  readonly accountName: string | null;
  readonly paymentOrder?: PaymentOrderRecord | null | undefined;
}

export interface OnwardTransferRecord {
  readonly bankReference: string | null;
  readonly transferredAt: Instant;
  readonly amount: Money;
  readonly to: OnwardReceiver | null;
  readonly channel: string | null;
}

/** A transfer as a bank compares it with its books. */
export interface ComparedTransfer {
  readonly amount: Money;
  readonly transferredAt: Instant;
  readonly fromAccountNumber: string | null;
  readonly bankReference: string | null;
}

/** What a stop has more that a bank's answer led to (contract-details 5 and 6). */
export interface TrailFacts {
  /** When the answer that showed the account was taken in: its own clocks count from here. */
  readonly discoveredAt: Instant;
  readonly clocks: readonly ClockRecord[];
  /** What brought the money there, the largest first. */
  readonly transfers: readonly ComparedTransfer[];
  /** Why it waited for a person; null when it went out by itself. */
  readonly proposedBecause: string | null;
}

/** What other cases know to have moved in an account: whose money is held there rests on it (contract-details 7). No personal data. */
export interface OtherMoney {
  /** The most that the bank said to any of the cases that it holds there. */
  readonly heldMinor: string;
  readonly deposits: readonly OtherDepositRecord[];
  readonly withdrawals: readonly { readonly at: Instant; readonly amountMinor: string }[];
  /** What the other cases' orders paid back to victims out of it; left out where there is none. */
  readonly payments?: readonly PaymentRecord[] | undefined;
}

/** A payment out of a frozen account by an order of a return. */
export interface PaymentRecord {
  readonly instructionId: string;
  readonly amountMinor: string;
  readonly requestedAt: Instant;
  /** Null: the bank has not said that it paid. */
  readonly recordedAt: Instant | null;
}

export interface OtherDepositRecord {
  /** The case's own hop, where it knows of the transfer too. */
  readonly hop: string | null;
  readonly at: Instant;
  readonly amountMinor: string;
  /** How much of it is traced to which other case. */
  readonly parts: readonly { readonly caseId: string; readonly amountMinor: string }[];
}
