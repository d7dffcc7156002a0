import { type Result, ok, refuse } from '@paystop/kernel';
import { type FraudIndicator, type RiskDecision, type RiskEntry, isAlive } from './risk-entry';

/** A person takes a contested entry back; it stays away for all cases until now (contract-details 7 and 13). */
export function withdrawRisk<E extends RiskEntry>(entry: E, reason: string, { actor, now }: RiskDecision): Result<E> {
  if (!isAlive(entry)) return refuse('RISK.NOT_ACTIVE', `this entry is ${entry.state} already`);
  return ok({ ...entry, state: 'withdrawn', withdrawn: { by: actor.id, reason, at: now }, version: entry.version + 1 });
}

/** A person vouches for an indicator that too few cases know (contract-details 9). */
export function confirmIndicator(entry: FraudIndicator, { actor, now }: RiskDecision): Result<FraudIndicator> {
  if (entry.state !== 'candidate') return refuse('RISK.NOT_CANDIDATE', `this indicator is ${entry.state} already`);
  return ok({ ...entry, state: 'published', confirmed: { by: actor.id, at: now }, version: entry.version + 1 });
}

/** @returns the entry after its time ran out; undefined where it has not, or where it is over anyway. */
export function expireRisk(entry: RiskEntry, now: string): RiskEntry | undefined {
  return isAlive(entry) && now >= entry.expiresAt ? { ...entry, state: 'expired', version: entry.version + 1 } : undefined;
}
