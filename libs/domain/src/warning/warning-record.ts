import type { Instant } from '@paystop/kernel';
import type { KnownRisk } from '../risk/known-risk';
import type { AccountStanding } from '../risk/sighting';

/** A dissuasion task, as plain data (domain.md 3.4). */
export type WarningLevel = 'city' | 'district' | 'station';
export type WarningState = 'open' | 'fed_back' | 'escalated' | 'expired';

export interface WarningRecord {
  readonly warningId: string;
  readonly alertId: string;
  readonly source: string;
  readonly kind: 'potential_victim' | 'suspicious_account' | 'suspicious_transfer';
  readonly riskScore: number;
  readonly colour: 'purple' | 'red' | 'yellow' | 'blue';
  readonly level: WarningLevel;
  readonly unit: string;
  readonly subject: { readonly name: string | null; readonly phone: string | null; readonly idNumber: string | null };
  readonly account: { readonly institutionCode: string | null; readonly accountNumber: string; readonly accountName: string | null } | null;
  /** The alert's transfer as it came, for the prefilled stop request. */
  readonly transfer: Readonly<Record<string, unknown>> | null;
  readonly reason: string;
  /** What the alert shares with cases; absent in warnings of before this was known. */
  readonly knownRisk?: KnownRisk | null | undefined;
  /** How the account that it names stood when it came. */
  readonly accountStanding?: AccountStanding | null | undefined;
  readonly issuedAt: Instant;
  readonly feedbackDueAt: Instant;
  readonly expiresAt: Instant | null;
  readonly state: WarningState;
  readonly feedback: {
    readonly method: 'call' | 'sms' | 'visit';
    readonly outcome: 'dissuaded' | 'not_reached' | 'already_lost' | 'false_alarm';
    readonly note: string | null;
    readonly by: string;
    readonly at: Instant;
  } | null;
  readonly proposedStop: {
    readonly requestId: string | null;
    readonly state: 'proposed' | 'confirmed' | 'declined' | 'pre_authorised';
    readonly decidedBy: string | null;
    readonly reason: string | null;
  } | null;
  readonly version: number;
}
