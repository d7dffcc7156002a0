import type { Instant, Money } from '@paystop/kernel';
import type { Actor } from '../case/case-event';

/**
 * `candidate`: an indicator that too few cases know and nobody confirmed. `published`: others may rely on it.
 * `withdrawn`: a person took it back. `expired`: no case stands behind it any more, or none did for long.
 */
export type RiskState = 'candidate' | 'published' | 'withdrawn' | 'expired';

interface EntryFacts {
  readonly entryId: string;
  readonly subject: string;
  /** The city whose case taught it first: its auditors read its chain. */
  readonly unit: string;
  readonly cases: number;
  readonly victims: number;
  readonly amount: Money;
  readonly score: number;
  readonly firstSeenAt: Instant;
  readonly lastSeenAt: Instant;
  readonly expiresAt: Instant;
  readonly state: RiskState;
  readonly withdrawn: { readonly by: string; readonly reason: string; readonly at: Instant } | null;
  readonly version: number;
}

/** An account that money of several victims went through (断卡). */
export interface RiskAccount extends EntryFacts {
  readonly kind: 'account';
  readonly institutionCode: string;
  readonly account: string;
  readonly layers: readonly number[];
  readonly medianMinutesToMoveOn: number | null;
}

/** A phone, app, site or account that fraudsters used. */
export interface FraudIndicator extends EntryFacts {
  readonly kind: 'indicator';
  readonly indicatorKind: string;
  readonly value: string;
  readonly confirmed: { readonly by: string; readonly at: Instant } | null;
}

export type RiskEntry = RiskAccount | FraudIndicator;

/** Who decides on an entry, and when. */
export interface RiskDecision {
  readonly actor: Actor;
  readonly now: Instant;
}

/** Entries that others rely on, and that a new request or alert is compared with. */
export function isAlive(entry: RiskEntry): boolean {
  return entry.state === 'published' || entry.state === 'candidate';
}
