import { type Instant, type Money, minorUnits, money } from '@paystop/kernel';
import type { KnownPayment, StatementLine } from './account-statement';

/** Money that was there before, or came from somebody who claims nothing. */
const SOMEBODY_ELSE = -1;

export type Trace =
  | { readonly traceable: true; readonly perClaim: readonly Money[]; readonly others: Money }
  | { readonly traceable: false; readonly why: Untraceable };

/** Why the record of the account does not say whose money is there; `at` = the line that makes it unsayable. */
export interface Untraceable {
  readonly because: 'mixed' | 'same_deposit' | 'overdrawn' | 'balances_contradict';
  readonly at: Instant;
}

/**
 * Follows the money through the account's own record (domain.md 3.3 point 2). Exact, never a guess: what leaves while
 * one owner's money is there is that owner's; what empties the account is everybody's; what leaves out of several
 * owners' money cannot be said, unless the account is emptied afterwards. What an earlier round paid to a victim was that victim's.
 *
 * @param lines in the order of their booking.
 */
export function traceByTime(lines: readonly StatementLine[], { ownersOf, payments, claims }: KnownLines): Trace {
  const account = new TracedAccount(openingBalance(lines[0]));
  for (const line of lines) {
    const amount = minorUnits(line.amount);
    const fault = line.direction === 'in' ? account.receive(amount, ownersOf(line)) : account.pay(amount, line.at, payments.get(line));
    if (fault !== undefined) return { traceable: false, why: { because: fault, at: line.at } };
    if (line.balanceAfter !== null && minorUnits(line.balanceAfter) !== account.total) {
      return { traceable: false, why: { because: 'balances_contradict', at: line.at } };
    }
  }
  if (account.mixedSince !== null) {
    return { traceable: false, why: { because: 'mixed', at: account.mixedSince } };
  }
  const perClaim = Array.from({ length: claims }, (_, claim) => money(account.of(claim)));
  return { traceable: true, perClaim, others: money(account.of(SOMEBODY_ELSE)) };
}

export interface KnownLines {
  /** The claims that a deposit belongs to. */
  readonly ownersOf: (line: StatementLine) => readonly number[];
  readonly payments: ReadonlyMap<StatementLine, KnownPayment>;
  readonly claims: number;
}

/** @returns what was there before the first line, as far as the bank shows a balance. */
export function openingBalance(first: StatementLine | undefined): bigint {
  if (first === undefined || first.balanceAfter === null) return 0n;
  const after = minorUnits(first.balanceAfter);
  const before = first.direction === 'in' ? after - minorUnits(first.amount) : after + minorUnits(first.amount);
  return before > 0n ? before : 0n;
}

class TracedAccount {
  total: bigint;
  mixedSince: Instant | null = null;
  private readonly owned = new Map<number, bigint>();

  constructor(opening: bigint) {
    this.total = opening;
    if (opening > 0n) this.owned.set(SOMEBODY_ELSE, opening);
  }

  of(owner: number): bigint {
    return this.owned.get(owner) ?? 0n;
  }

  receive(amount: bigint, owners: readonly number[]): 'same_deposit' | undefined {
    if (owners.length > 1) return 'same_deposit';
    const owner = owners[0] ?? SOMEBODY_ELSE;
    this.total += amount;
    this.owned.set(owner, this.of(owner) + amount);
    return undefined;
  }

  pay(amount: bigint, at: Instant, payment: KnownPayment | undefined): 'overdrawn' | undefined {
    if (amount > this.total) return 'overdrawn';
    this.total -= amount;
    if (payment !== undefined && this.takenFrom(payment.claim ?? SOMEBODY_ELSE, amount)) return undefined;
    const there = [...this.owned.keys()];
    const only = there.length === 1 ? there[0] : undefined;
    if (this.total === 0n) {
      this.owned.clear();
      this.mixedSince = null;
    } else if (only !== undefined && this.mixedSince === null) this.owned.set(only, this.total);
    else this.mixedSince ??= at;
    return undefined;
  }

  /** As long as it can be said what is whose: a round that paid by another split took from others, too. */
  private takenFrom(owner: number, amount: bigint): boolean {
    const left = this.of(owner) - amount;
    if (this.mixedSince !== null || left < 0n) return false;
    if (left === 0n) this.owned.delete(owner);
    else this.owned.set(owner, left);
    return true;
  }
}
