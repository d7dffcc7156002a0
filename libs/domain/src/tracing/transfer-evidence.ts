import type { Instant } from '@paystop/kernel';
import type { PartyRecord } from '../case/records';

/** That somebody says a transfer took place: a reporting person, or a bank in one of its answers. */
export interface TransferEvidence {
  /** The request or instruction that says so; the same one never says the same transfer twice (contract-details 2). */
  readonly witness: string;
  /** The institution whose word it is; null for a report. */
  readonly reporter: string | null;
  /** A victim's own payment: its amount is part of the reported loss. */
  readonly isLoss: boolean;
  readonly from: PartyRecord;
  /** Null: it left the accounts, or nobody knows where it went. */
  readonly to: PartyRecord | null;
  readonly amountMinor: bigint;
  readonly transferredAt: Instant;
  readonly channel: string | null;
  readonly bankReference: string | null;
}

export type NodeKind = 'victim' | 'account' | 'payment_order' | 'cash_out' | 'unknown';

/** One transfer, however many say so. */
export interface Hop {
  /** Stable: the same evidence in any order gives the same key. Holds account numbers: not for the outside. */
  readonly key: string;
  readonly fromKey: string;
  readonly toKey: string;
  readonly fromAccountNumber: string | null;
  readonly amountMinor: bigint;
  readonly transferredAt: Instant;
  readonly channel: string | null;
  readonly bankReference: string | null;
  readonly isLoss: boolean;
  readonly witnesses: readonly string[];
}

/** Where money left the accounts for good (contract-details 6). */
const CASH_CHANNELS: ReadonlySet<string> = new Set(['atm', 'counter', 'pos']);

/** @returns what a transfer's receiver is: an account, an order, cash, or nobody knows. */
export function receiverKind(to: PartyRecord | null, channel: string | null): Exclude<NodeKind, 'victim'> {
  if (to !== null && to.paymentOrder !== null) return 'payment_order';
  if (to !== null && to.accountNumber !== null && to.accountNumber !== '') return 'account';
  return to === null && channel !== null && CASH_CHANNELS.has(channel) ? 'cash_out' : 'unknown';
}

const SINK_PREFIX = { cash_out: 'cash', unknown: 'lost' } as const;

/** All cash from one account is one node, and so is all that nobody can place. */
export function sinkKey(kind: 'cash_out' | 'unknown', fromKey: string): string {
  return `${SINK_PREFIX[kind]}>${fromKey}`;
}
