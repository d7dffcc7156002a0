import { type Instant, earlierOf, plusDuration } from '@paystop/kernel';
import type { PolicyPack } from '../policy/policy-pack';
import type { WarningLevel, WarningRecord } from './warning-record';

/** A warning's deadlines (domain.md 3.4; contract-details 8): feedback that does not come in time takes it a level up. */
export interface Climbed {
  readonly type: 'WarningEscalated' | 'WarningExpired';
  readonly warning: WarningRecord;
}

const ABOVE: Readonly<Record<WarningLevel, WarningLevel>> = { station: 'district', district: 'city', city: 'city' };

/** @returns when something has to happen to the warning by itself; null where nothing will. */
export function nextDeadline(warning: WarningRecord): Instant | null {
  if (warning.state === 'fed_back' || warning.state === 'expired') return null;
  const feedback = hasLevelToLose(warning) ? warning.feedbackDueAt : null;
  if (feedback === null || warning.expiresAt === null) return feedback ?? warning.expiresAt;
  return earlierOf(feedback, warning.expiresAt);
}

/**
 * @returns what a passed deadline does: past its own end the warning expires, otherwise it climbs one level, where the
 * team gets the colour's whole time from now on. At the city it stays escalated. Undefined before the deadline.
 */
export function climbWarning(warning: WarningRecord, { now, policy }: { readonly now: Instant; readonly policy: PolicyPack }): Climbed | undefined {
  const deadline = nextDeadline(warning);
  if (deadline === null || now < deadline) return undefined;
  const version = warning.version + 1;
  if (warning.expiresAt !== null && now >= warning.expiresAt) return { type: 'WarningExpired', warning: { ...warning, state: 'expired', version } };
  const level = ABOVE[warning.level];
  const feedbackDueAt = level === warning.level ? warning.feedbackDueAt : plusDuration(now, policy.warnings[warning.colour].feedbackWithin);
  return { type: 'WarningEscalated', warning: { ...warning, level, state: 'escalated', feedbackDueAt, version } };
}

/** The city is the last: what is escalated there waits for a person, without a further deadline. */
function hasLevelToLose({ level, state }: WarningRecord): boolean {
  return !(level === 'city' && state === 'escalated');
}
