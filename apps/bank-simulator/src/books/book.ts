import type { Instant } from '@paystop/kernel';
import type { AccountMarks, AccountOrigin, Party, TookEffect } from './fact';

/** The state of one bank, built by `evolve` only. Short lists instead of sets and maps: a bench leaves a million accounts. */
export interface Posting {
  readonly reference: string;
  readonly at: Instant;
  readonly debit: string;
  readonly credit: string;
  readonly amountMinor: bigint;
  readonly channel: string;
  readonly from: Party | null;
  readonly to: Party | null;
}

export interface Hold {
  readonly caseId: string;
  readonly instructionId: string;
  readonly placedAt: Instant;
  readonly limitMinor: bigint | null;
  expiresAt: Instant;
  endedAt: Instant | null;
  /** Every instruction that this hold answers to: its stop, its extensions, stops of other cases that rest on it. */
  readonly instructionIds: string[];
  readonly caseIds: string[];
}

export interface Freeze {
  readonly caseId: string;
  readonly instructionId: string;
  readonly limitMinor: bigint | null;
  placedAt: Instant;
  expiresAt: Instant;
  frozenMinor: bigint;
  waiting: boolean;
  endedAt: Instant | null;
  readonly instructionIds: string[];
}

/** What one case has done on one account. */
export interface CaseOnAccount {
  readonly caseId: string;
  highestSequence: number;
  stopsInEffect: number;
}

export interface Account {
  readonly number: string;
  readonly name: string;
  readonly origin: AccountOrigin;
  marks: AccountMarks;
  balanceMinor: bigint;
  readonly postings: Posting[];
  /** Oldest first; at most one is running. */
  readonly holds: Hold[];
  readonly freezes: Freeze[];
  readonly cases: CaseOnAccount[];
}

export type Effect = Omit<TookEffect, 'kind'>;

export interface Book {
  readonly bank: string;
  readonly accounts: Map<string, Account>;
  /** The bank's own ledger accounts: clearing with others, cash, opening balances. Credits count up. */
  readonly systemBalances: Map<string, bigint>;
  readonly postings: Posting[];
  readonly effects: Effect[];
}

export const NO_MARKS: AccountMarks = { whitelisted: false, reportedLost: false, closed: false };
export const CASH = 'sys:cash';
export const OPENING = 'sys:opening';
const SYSTEM_PREFIX = 'sys:';

export function clearingWith(institutionCode: string): string {
  return `sys:clearing:${institutionCode}`;
}

export function isSystemAccount(ledgerAccount: string): boolean {
  return ledgerAccount.startsWith(SYSTEM_PREFIX);
}

export function emptyBook(bank: string): Book {
  return { bank, accounts: new Map(), systemBalances: new Map(), postings: [], effects: [] };
}

/** The hold that runs at `now`, if any: neither ended nor lapsed. */
export function runningHold(account: Account, now: Instant): Hold | undefined {
  const last = account.holds.at(-1);
  return last !== undefined && last.endedAt === null && now < last.expiresAt ? last : undefined;
}

/** The freezes in force at `now`, oldest first, without those that wait behind them. */
export function runningFreezes(account: Account, now: Instant): Freeze[] {
  return account.freezes.filter((freeze) => !freeze.waiting && freeze.endedAt === null && now < freeze.expiresAt);
}

/** How much of the balance may leave the account at `now` (the effect of a stop: it receives, it does not pay). */
export function availableMinor(account: Account, now: Instant): bigint {
  const hold = runningHold(account, now);
  const limits = runningFreezes(account, now).map((freeze) => freezeBlocks(freeze));
  if (hold !== undefined) limits.push(hold.limitMinor);
  let blocked = 0n;
  for (const limit of limits) {
    if (limit === null) return 0n;
    blocked += limit;
  }
  return account.balanceMinor > blocked ? account.balanceMinor - blocked : 0n;
}

/** A freeze without a limit blocks all; with one, what of it has not been paid back yet. */
function freezeBlocks(freeze: Freeze): bigint | null {
  return freeze.limitMinor === null ? null : freeze.frozenMinor;
}

export function caseOnAccount(account: Account, caseId: string): CaseOnAccount {
  return account.cases.find((each) => each.caseId === caseId) ?? { caseId, highestSequence: 0, stopsInEffect: 0 };
}
