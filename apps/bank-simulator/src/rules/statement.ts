import type { BankReport } from '@paystop/contracts';
import { type Instant, epochMs, money } from '@paystop/kernel';
import type { Account, Posting } from '../books/book';
import type { Party } from '../books/fact';

type OnwardTransfers = NonNullable<BankReport['onwardTransfers']>;
type Transactions = NonNullable<BankReport['transactions']>;

/** Banks answer with a page, not with a ledger. */
const MAX_ONWARD_TRANSFERS = 1_000;

/** What left the account since the money came in: where the next stops have to go. */
export function onwardTransfers(account: Account, since: Instant | undefined): OnwardTransfers {
  const sinceMs = since === undefined ? -Infinity : epochMs(since);
  return account.postings
    .filter((posting) => posting.debit === account.number && epochMs(posting.at) >= sinceMs)
    .slice(0, MAX_ONWARD_TRANSFERS)
    .map((posting) => ({
      bankReference: posting.reference,
      transferredAt: posting.at,
      amount: money(posting.amountMinor),
      to: posting.to,
      channel: posting.channel,
    }));
}

/** Every entry of the account with the balance after it, oldest first (answer to `query`). */
export function transactions(account: Account): Transactions {
  let balanceMinor = 0n;
  return account.postings.map((posting) => {
    const isCredit = posting.credit === account.number;
    balanceMinor += isCredit ? posting.amountMinor : -posting.amountMinor;
    return {
      bankReference: posting.reference,
      at: posting.at,
      direction: isCredit ? ('in' as const) : ('out' as const),
      amount: money(posting.amountMinor),
      balanceAfter: money(balanceMinor),
      counterparty: counterpartyOf(posting, isCredit),
      channel: posting.channel,
    };
  });
}

function counterpartyOf(posting: Posting, isCredit: boolean): Party | null {
  return isCredit ? posting.from : posting.to;
}
