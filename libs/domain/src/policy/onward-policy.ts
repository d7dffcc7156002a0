import type { Duration } from '@paystop/kernel';
import type { TaintingRule } from '../tracing/money-pool';

/** Accounts that no stop goes to without a person: taxes, utilities, a bank's own accounts. All that is given has to fit. */
export interface NeverStopPolicy {
  readonly name: string;
  readonly institutionCode?: string | undefined;
  readonly accountPrefix?: string | undefined;
  readonly holderContains?: string | undefined;
}

/** How far the money is followed by itself (contract-details 6). */
export interface OnwardPolicy {
  readonly maxLayers: number;
  readonly leastAmountMinor: bigint;
  readonly maxAccountsPerCase: number;
  /** From this layer on a person confirms every stop; null = from none. */
  readonly confirmFromLayer: number | null;
  readonly maxAge: Duration;
  /** An account with more payers than this is taken to be a merchant or a hub. */
  readonly hubPayers: number;
  readonly neverStop: readonly NeverStopPolicy[];
}

export interface TaintingPolicy {
  readonly rule: TaintingRule;
}
