import type { Duration } from '@paystop/kernel';

/** The numbers of a jurisdiction, validated (domain.md 3; contract-details 12). Durations are parsed, dates are text. */
export type EscalationAction = 'priority' | 'fallback' | 'notify';
export type EscalationTarget = 'station' | 'district' | 'city';

export interface EscalationStep {
  /** Counted from the clock's warning. */
  readonly after: Duration;
  readonly do: EscalationAction;
  readonly to?: EscalationTarget | undefined;
}

export interface ClockPolicy {
  readonly name: string;
  readonly from: 'reportedAt' | 'discoveredAt';
  readonly after: Duration;
  readonly warnBefore: Duration;
  readonly appliesTo: 'first_hop' | 'onward';
  readonly escalation: readonly EscalationStep[];
}

export type WarningColourName = 'purple' | 'red' | 'yellow' | 'blue';

export interface AutoStopPolicy {
  readonly source: string;
  readonly minScore: number;
  /** The two duty officers who answer for automatic stops. */
  readonly officers: { readonly handling: DutyOfficer; readonly assisting: DutyOfficer };
  readonly legalBasis: string;
}

export interface DutyOfficer {
  readonly officerId: string;
  readonly name: string;
  readonly phone?: string | undefined;
}

export interface PolicyPack {
  readonly legalBasis: string;
  readonly clocks: readonly ClockPolicy[];
  readonly hold: { readonly length: Duration; readonly maxPerAccount: number; readonly warnBefore: readonly Duration[] };
  readonly papers: { readonly dueAfter: Duration; readonly required: readonly string[] };
  readonly warnings: Readonly<Record<WarningColourName, { readonly feedbackWithin: Duration; readonly minScore: number }>>;
  readonly alerts: { readonly autoStop: readonly AutoStopPolicy[] };
  readonly retry: { readonly first: Duration; readonly factor: number; readonly max: Duration; readonly jitter: number };
  readonly sync: { readonly first: Duration; readonly factor: number; readonly max: Duration };
  readonly breaker: { readonly failures: number; readonly openFor: Duration };
  readonly rateLimits: { readonly writesPerSecond: number; readonly writeBurst: number; readonly readsPerSecond: number; readonly callbacksPerSecond: number };
  readonly intake: { readonly maxFuture: Duration; readonly maxAge: Duration };
}
