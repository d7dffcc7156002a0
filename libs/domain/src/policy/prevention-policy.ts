import type { Duration } from '@paystop/kernel';

/** How entries about accounts are scored and how long they live (docs/how-to/risk-scores.md has the rule in words). */
export interface RiskPolicy {
  /** Without a further case an entry ages out after this. */
  readonly keepFor: Duration;
  readonly pointsPerCase: number;
  /** Money that is gone within this time, by the median, adds `fastPoints`. */
  readonly fastWithin: Duration;
  readonly fastPoints: number;
  readonly largeAmountMinor: string;
  readonly largePoints: number;
}

export interface IndicatorPolicy {
  /** From so many cases on an indicator is published without a person's word (contract-details 9). */
  readonly minCases: number;
  readonly keepFor: Duration;
  readonly pointsPerCase: number;
  readonly pointsPerVictim: number;
}

/** Which payers of a stopped account are warned, and how its bank is asked for them. */
export interface NextVictimPolicy {
  readonly enabled: boolean;
  /** The bank is asked so long after its stop took effect: stops and onward stops go first. */
  readonly askAfter: Duration;
  readonly maxAsksPerMinute: number;
  /** Only accounts up to this layer: deeper ones are mostly paid by other mules. */
  readonly maxLayer: number;
  /** Credits older than this before the reported transfer are nobody's business. */
  readonly lookBack: Duration;
  readonly leastAmountMinor: string;
  /** An account with more payers is a hub (a shop, a wallet): nobody is warned of it. */
  readonly maxPayers: number;
  readonly riskScore: number;
  /** The same payer is not warned again within this time. */
  readonly warnAgainAfter: Duration;
}
