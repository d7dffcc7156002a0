import { type Instant, type Money, minorUnits, msBetween } from '@paystop/kernel';
import { mayBePaidAt } from '../tracing/own-payments';

/** One line of an account's own record, as the bank gave it for a `query`. */
export interface StatementLine {
  readonly bankReference: string | null;
  readonly at: Instant;
  readonly direction: 'in' | 'out';
  readonly amount: Money;
  readonly balanceAfter: Money | null;
  /** Account number of the other side, where the bank names it. */
  readonly counterparty: string | null;
  readonly counterpartyInstitution?: string | null | undefined;
  readonly counterpartyName?: string | null | undefined;
}

/** A deposit that a claim rests on: a reported transfer into the account, or one that a bank showed on the way there. */
export interface KnownDeposit {
  readonly claim: number;
  /** How to speak of it: the transfer's id. */
  readonly name: string;
  readonly amount: Money;
  readonly at: Instant;
  readonly bankReference: string | null;
  readonly fromAccount: string | null;
}

/** What an earlier round paid out of the account. */
export interface KnownPayment {
  /** The claim of whose case it was; null: of none that is claimed for now. */
  readonly claim: number | null;
  readonly amount: Money;
  readonly toAccount: string;
  readonly requestedAt: Instant;
  readonly recordedAt: Instant | null;
}

/** Banks book a transfer when it arrives, victims tell when they sent it: further apart than a day they are two. */
const LONGEST_APART_MS = 86_400_000;

/** @returns the lines in the order of their booking; lines of one instant stay as the bank listed them. */
export function inOrder(lines: readonly StatementLine[]): StatementLine[] {
  return [...lines].sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}

export interface MatchedDeposits {
  /** Per line of the statement: the claims that say it is theirs. */
  readonly owners: ReadonlyMap<StatementLine, readonly number[]>;
  /** Deposits that the statement does not show. */
  readonly missing: readonly KnownDeposit[];
}

/**
 * Finds each known deposit in the statement: by the bank's reference, else by amount and payer nearest in time. A line
 * belongs to one deposit of a claim; two claims that point at one line both stand there, and it is nobody's alone.
 */
export function matchDeposits(lines: readonly StatementLine[], deposits: readonly KnownDeposit[]): MatchedDeposits {
  const owners = new Map<StatementLine, number[]>();
  const missing: KnownDeposit[] = [];
  for (const deposit of byReferenceFirst(deposits)) {
    const line = lineOf(lines, deposit, (each) => owners.get(each)?.includes(deposit.claim) === true);
    if (line === undefined) missing.push(deposit);
    else owners.set(line, [...(owners.get(line) ?? []), deposit.claim]);
  }
  return { owners, missing };
}

/** What a reference names must not be taken by a deposit that only looks like it. */
function byReferenceFirst(deposits: readonly KnownDeposit[]): KnownDeposit[] {
  return [...deposits.filter((each) => each.bankReference !== null), ...deposits.filter((each) => each.bankReference === null)];
}

function lineOf(lines: readonly StatementLine[], deposit: KnownDeposit, isTaken: (line: StatementLine) => boolean): StatementLine | undefined {
  const candidates = lines.filter((line) => line.direction === 'in' && !isTaken(line) && minorUnits(line.amount) === minorUnits(deposit.amount));
  const named = candidates.find((line) => line.bankReference !== null && line.bankReference === deposit.bankReference);
  if (named !== undefined) return named;
  const near = candidates.filter((line) => samePayer(line, deposit) && apartMs(line, deposit) <= LONGEST_APART_MS);
  return near.sort((a, b) => apartMs(a, deposit) - apartMs(b, deposit))[0];
}

function samePayer(line: StatementLine, deposit: KnownDeposit): boolean {
  return line.counterparty === null || deposit.fromAccount === null || line.counterparty === deposit.fromAccount;
}

function apartMs(line: StatementLine, deposit: KnownDeposit): number {
  return Math.abs(msBetween(line.at, deposit.at));
}

/** @returns the lines with which earlier rounds were paid; each payment is one line. */
export function matchPayments(lines: readonly StatementLine[], payments: readonly KnownPayment[]): ReadonlyMap<StatementLine, KnownPayment> {
  const paid = new Map<StatementLine, KnownPayment>();
  for (const payment of payments) {
    const line = lines.find((each) => each.direction === 'out' && !paid.has(each) && minorUnits(each.amount) === minorUnits(payment.amount)
      && (each.counterparty === null || each.counterparty === payment.toAccount) && mayBePaidAt(payment, each.at));
    if (line !== undefined) paid.set(line, payment);
  }
  return paid;
}
