import { type Instant, invariant, seededRandom } from '@paystop/kernel';
import { type Account, CASH, NO_MARKS, availableMinor, clearingWith } from '../books/book';
import type { BankFact, Party, Posted } from '../books/fact';
import type { Journal, JournalEntry } from '../journal/journal';
import { Bank } from './bank';

export interface AccountAddress {
  readonly institutionCode: string;
  readonly accountNumber: string;
  readonly accountName?: string | undefined;
}

export interface Movement {
  readonly from: AccountAddress;
  /** Null: withdrawn as cash. */
  readonly to: AccountAddress | null;
  readonly amountMinor: bigint;
  readonly channel: string;
  readonly reference: string;
  readonly at: Instant;
}

export type MovementResult = 'moved' | 'no_such_account' | 'blocked' | 'insufficient_funds';

/** All simulated banks, and the money that moves between them. */
export class World {
  private readonly banks = new Map<string, Bank>();

  constructor(
    readonly journal: Journal,
    private readonly seed: string,
  ) {}

  /** Banks named in the institutions file; those already there keep their books. */
  admit(codes: readonly string[]): void {
    for (const code of codes) if (!this.banks.has(code)) this.banks.set(code, this.newBank(code));
  }

  bank(code: string): Bank | undefined {
    return this.banks.get(code);
  }

  all(): Bank[] {
    return [...this.banks.values()];
  }

  replay({ bank, fact }: JournalEntry): void {
    this.admit([bank]);
    this.banks.get(bank)?.apply(fact);
  }

  /** Empty books, no faults, default settings, an empty journal. */
  reset(): void {
    const codes = [...this.banks.keys()];
    this.journal.clear();
    this.banks.clear();
    this.admit(codes);
  }

  /** Moves money as a customer would; holds and freezes stand in the way, receiving is always possible. */
  move(movement: Movement): MovementResult {
    const payer = this.banks.get(movement.from.institutionCode);
    const account = payer?.book.accounts.get(movement.from.accountNumber);
    if (payer === undefined || account === undefined || account.marks.closed) return 'no_such_account';
    if (account.balanceMinor < movement.amountMinor) return 'insufficient_funds';
    if (availableMinor(account, movement.at) < movement.amountMinor) return 'blocked';
    const to = this.payee(movement.to);
    if (to === 'no_such_account') return to;
    this.post(payer, movement, to);
    return 'moved';
  }

  /** The other half of a return that a bank paid out of a freeze: the victim's bank books it in. */
  bookIncoming(fromBank: string, payment: Posted): void {
    const receiver = payment.to === null ? undefined : this.banks.get(payment.to.institutionCode);
    if (receiver === undefined || payment.to === null) return;
    receiver.record([...openIfUnknown(receiver, payment.to), { ...payment, debit: clearingWith(fromBank), credit: payment.to.accountNumber }]);
  }

  private newBank(code: string): Bank {
    return new Bank(code, seededRandom(`${this.seed}:bank:${code}`), this.journal);
  }

  private payee(to: AccountAddress | null): Party | null | 'no_such_account' {
    if (to === null) return null;
    const bank = this.banks.get(to.institutionCode);
    const known = bank?.book.accounts.get(to.accountNumber);
    if (bank !== undefined && known === undefined && !bank.settings.openWorld) return 'no_such_account';
    return { institutionCode: to.institutionCode, accountNumber: to.accountNumber, accountName: known?.name ?? to.accountName ?? to.accountNumber };
  }

  private post(payer: Bank, movement: Movement, to: Party | null): void {
    const { reference, at, channel } = movement;
    const account = accountAt(payer, movement.from);
    const from: Party = { institutionCode: payer.code, accountNumber: account.number, accountName: account.name };
    const entry = { kind: 'Posted', reference, at, amountMinor: movement.amountMinor.toString(), channel, from, to } as const;
    const receiver = to === null ? undefined : this.banks.get(to.institutionCode);
    if (to === null || receiver === undefined) {
      payer.record([{ ...entry, debit: account.number, credit: to === null ? CASH : clearingWith(to.institutionCode) }]);
      return;
    }
    if (receiver === payer) {
      payer.record([...openIfUnknown(payer, to), { ...entry, debit: account.number, credit: to.accountNumber }]);
      return;
    }
    payer.record([{ ...entry, debit: account.number, credit: clearingWith(to.institutionCode) }]);
    receiver.record([...openIfUnknown(receiver, to), { ...entry, debit: clearingWith(payer.code), credit: to.accountNumber }]);
  }
}

function accountAt(bank: Bank, { accountNumber }: AccountAddress): Account {
  const account = bank.book.accounts.get(accountNumber);
  invariant(account !== undefined, 'money moves from an account that is there');
  return account;
}

function openIfUnknown(bank: Bank, { accountNumber, accountName }: Party): BankFact[] {
  if (bank.book.accounts.has(accountNumber)) return [];
  invariant(accountName !== '', 'an account has a name');
  return [{ kind: 'AccountOpened', account: accountNumber, name: accountName, origin: 'reported', marks: NO_MARKS }];
}
