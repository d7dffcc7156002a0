import { type Book, clearingWith } from './book';

/** Result of checking a bank's books against its postings. */
export interface TrialBalance {
  readonly bank: string;
  readonly balanced: boolean;
  /** One sentence for each thing that is wrong. */
  readonly problems: readonly string[];
  readonly accounts: number;
  readonly postings: number;
  readonly customerMoneyMinor: string;
}

/** Adds all postings up again: every balance must be what its entries make it, and all balances together must be nothing. */
export function trialBalance(book: Book): TrialBalance {
  const sums = new Map<string, bigint>();
  for (const { debit, credit, amountMinor } of book.postings) {
    sums.set(debit, (sums.get(debit) ?? 0n) - amountMinor);
    sums.set(credit, (sums.get(credit) ?? 0n) + amountMinor);
  }
  const problems: string[] = [];
  let total = 0n;
  let customerMoney = 0n;
  for (const [ledgerAccount, balance] of balances(book)) {
    total += balance;
    if (balance !== (sums.get(ledgerAccount) ?? 0n)) problems.push(`the balance of ${ledgerAccount} is not the sum of its entries`);
  }
  for (const account of book.accounts.values()) {
    customerMoney += account.balanceMinor;
    if (account.balanceMinor < 0n) problems.push(`${account.number} is overdrawn`);
  }
  if (total !== 0n) problems.push(`debits and credits differ by ${String(total)}`);
  return {
    bank: book.bank, balanced: problems.length === 0, problems,
    accounts: book.accounts.size, postings: book.postings.length, customerMoneyMinor: customerMoney.toString(),
  };
}

function* balances(book: Book): Iterable<[string, bigint]> {
  yield* book.systemBalances;
  for (const account of book.accounts.values()) yield [account.number, account.balanceMinor];
}

/** What A owes B must be what B is owed by A: money between banks neither appears nor vanishes. */
export function clearingProblems(books: readonly Book[]): string[] {
  const problems: string[] = [];
  for (const [index, a] of books.entries()) {
    for (const b of books.slice(index + 1)) {
      const between = (a.systemBalances.get(clearingWith(b.bank)) ?? 0n) + (b.systemBalances.get(clearingWith(a.bank)) ?? 0n);
      if (between !== 0n) problems.push(`clearing between ${a.bank} and ${b.bank} is off by ${String(between)}`);
    }
  }
  return problems;
}
