import type { Instant } from '@paystop/kernel';

export type ClockState = 'running' | 'at_risk' | 'met' | 'breached';

/** One SlaTarget: a promise of one request, with how far it has come. */
export interface ClockRecord {
  readonly name: string;
  readonly dueAt: Instant;
  readonly warnAt: Instant;
  readonly state: ClockState;
  readonly decidedAt: Instant | null;
  /** How many escalation steps were done. */
  readonly escalated: number;
}
