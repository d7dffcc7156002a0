import type { Instant, Money } from '@paystop/kernel';

/** What one case teaches about one account or one thing that fraudsters used. A case teaches a subject once. */
interface SightingFacts {
  /** Keyed reference of the account or indicator; no personal data in it. */
  readonly subject: string;
  readonly caseId: string;
  readonly unit: string;
  /** False while it is only named in the case: a bank has not confirmed the account yet. It warns others, it does not count. */
  readonly counts: boolean;
  readonly amount: Money;
  readonly victims: number;
  readonly firstSeenAt: Instant;
  readonly lastSeenAt: Instant;
}

/** Whether money is stopped there now, or was. */
export type AccountStanding = 'held' | 'frozen' | 'released' | 'lapsed';

export interface AccountSighting extends SightingFacts {
  readonly kind: 'account';
  readonly institutionCode: string;
  readonly account: string;
  readonly layer: number;
  /** One number for each transfer that left: minutes since the money had come in. */
  readonly minutesToMoveOn: readonly number[];
  readonly standing: AccountStanding | null;
}

export interface IndicatorSighting extends SightingFacts {
  readonly kind: 'indicator';
  readonly indicatorKind: string;
  readonly value: string;
}

export type Sighting = AccountSighting | IndicatorSighting;

/** Keyed references, made outside the domain where the key is. */
export interface RiskReferences {
  readonly account: (institutionCode: string, account: string) => string;
  readonly indicator: (kind: string, value: string) => string;
}
