export { ConfigError } from './config-error';
export { type Refusal, type Result, ok, refuse } from './result';
export { InvariantViolation, assertNever, invariant } from './invariant';
export {
  type Money, NO_MONEY, addMoney, compareMoney, isNothing, minorUnits, money, smallerMoney, subtractMoney, sumMoney,
} from './money';
export { type Instant, clampInstant, earlierOf, epochMs, instantFromMs, laterOf, msBetween, parseInstant, plusMs } from './instant';
export { type Duration, formatDuration, parseDuration, plusDuration } from './duration';
export { FadingRate } from './fading-rate';
export { Redacted } from './redacted';
export { maskAccount, maskEmail, maskName, maskNumber, maskPhone } from './mask';
export { canonicalJson } from './canonical-json';
export { type Random, seededRandom } from './seeded-random';
export { type LocalDate, endOfLocalDate, isWeekend, localDateOf, parseLocalDate, plusDays, yearOf } from './local-date';
