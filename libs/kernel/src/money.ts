import { invariant } from './invariant';

/** An exact amount: digits of the minor unit (fen) and a currency. It travels as digits and is computed as bigint. */
export interface Money {
  readonly amountMinor: string;
  readonly currency: 'CNY';
}

const DIGITS = /^(0|[1-9][0-9]*)$/;

export function money(amountMinor: bigint): Money {
  invariant(amountMinor >= 0n, 'an amount of money is never negative');
  return { amountMinor: amountMinor.toString(), currency: 'CNY' };
}

export const NO_MONEY: Money = money(0n);

/** @returns the amount in minor units; throws InvariantViolation when the digits are not digits. */
export function minorUnits(amount: Money): bigint {
  invariant(DIGITS.test(amount.amountMinor), 'an amount of money is a string of digits');
  return BigInt(amount.amountMinor);
}

export function addMoney(a: Money, b: Money): Money {
  return money(minorUnits(a) + minorUnits(b));
}

/** Throws InvariantViolation when more is taken away than there is. */
export function subtractMoney(a: Money, b: Money): Money {
  return money(minorUnits(a) - minorUnits(b));
}

export function sumMoney(amounts: readonly Money[]): Money {
  return money(amounts.reduce((total, each) => total + minorUnits(each), 0n));
}

export function compareMoney(a: Money, b: Money): -1 | 0 | 1 {
  const [left, right] = [minorUnits(a), minorUnits(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

export function smallerMoney(a: Money, b: Money): Money {
  return compareMoney(a, b) <= 0 ? a : b;
}

export function isNothing(amount: Money): boolean {
  return minorUnits(amount) === 0n;
}
