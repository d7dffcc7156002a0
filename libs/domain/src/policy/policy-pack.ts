import type { Duration } from '@paystop/kernel';
import type { WorkingCalendar } from '../calendar/working-days';
import type { AllocationRuleName } from '../funds-return/allocate';
import type { IndicatorPolicy, NextVictimPolicy, RiskPolicy } from './prevention-policy';
import type { OnwardPolicy, TaintingPolicy } from './onward-policy';

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

export interface FreezePolicy {
  readonly length: Duration;
  readonly renewal: Duration;
  readonly majorCaseLength: Duration;
  readonly warnBefore: readonly Duration[];
  /** How often a bank is asked whether a freeze that waits behind another one has its turn. */
  readonly recheckWaiting: Duration;
}

export interface PolicyPack {
  readonly legalBasis: string;
  readonly clocks: readonly ClockPolicy[];
  readonly hold: { readonly length: Duration; readonly maxPerAccount: number; readonly warnBefore: readonly Duration[]; readonly autoExtendBefore: Duration };
  readonly freeze: FreezePolicy;
  readonly onward: OnwardPolicy;
  readonly tainting: TaintingPolicy;
  readonly papers: { readonly dueAfter: Duration; readonly required: readonly string[] };
  readonly allocation: { readonly rule: AllocationRuleName };
  /** Public notice before a pro rata return. */
  readonly notice: { readonly length: Duration };
  /** Working days that a bank has, and how long it may leave the query about the account unanswered. */
  readonly return: { readonly workingDays: number; readonly queryWithin: Duration };
  readonly calendar: WorkingCalendar;
  readonly warnings: Readonly<Record<WarningColourName, { readonly feedbackWithin: Duration; readonly minScore: number }>>;
  readonly alerts: { readonly autoStop: readonly AutoStopPolicy[] };
  readonly nextVictim: NextVictimPolicy;
  readonly risk: RiskPolicy;
  readonly indicators: IndicatorPolicy;
  readonly retry: { readonly first: Duration; readonly factor: number; readonly max: Duration; readonly jitter: number };
  readonly sync: { readonly first: Duration; readonly factor: number; readonly max: Duration };
  readonly breaker: { readonly failures: number; readonly openFor: Duration };
  readonly rateLimits: { readonly writesPerSecond: number; readonly writeBurst: number; readonly readsPerSecond: number; readonly callbacksPerSecond: number };
  readonly intake: { readonly maxFuture: Duration; readonly maxAge: Duration };
}
