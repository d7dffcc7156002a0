import type { Protocol } from '@paystop/contracts';
import type { PolicyPack } from '@paystop/domain';
import type { Duration, Instant } from '@paystop/kernel';

/** The numbers that an institution's lane decides by, in milliseconds. */
export interface LaneRules {
  readonly retry: Backoff;
  readonly sync: Backoff;
  /** After an acknowledgement; then the bank is asked. */
  readonly answerWithinMs: number;
}

export interface Backoff {
  readonly firstMs: number;
  readonly factor: number;
  readonly maxMs: number;
  /** Share of the wait that is left to chance, so that many do not return at once. */
  readonly jitter: number;
}

/** What a decision needs to know beside the instruction. */
export interface DecisionContext {
  readonly now: Instant;
  readonly rules: LaneRules;
  /** From [0, 1): given, so that decisions can be repeated. */
  readonly chance: number;
  /** The channel to switch to where an escalation allows it; a person's. */
  readonly fallbackProtocol: Protocol | undefined;
}

export function laneRules(policy: Pick<PolicyPack, 'retry' | 'sync'>, answerWithinMs: number): LaneRules {
  return { retry: backoff(policy.retry, policy.retry.jitter), sync: backoff(policy.sync, 0), answerWithinMs };
}

function backoff(policy: { readonly first: Duration; readonly factor: number; readonly max: Duration }, jitter: number): Backoff {
  return { firstMs: policy.first.milliseconds, factor: policy.factor, maxMs: policy.max.milliseconds, jitter };
}

/** @param failures how many came before, from 0. @returns milliseconds to wait. */
export function backoffMs({ firstMs, factor, maxMs, jitter }: Backoff, failures: number, chance: number): number {
  const waitMs = Math.min(firstMs * factor ** failures, maxMs);
  return Math.round(waitMs * (1 - jitter + 2 * jitter * chance));
}
