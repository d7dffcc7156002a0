import type { RestInstruction } from '@paystop/contracts';
import { type Book, NO_MARKS, OPENING, emptyBook } from '../books/book';
import { evolve } from '../books/evolve';
import type { AccountMarks, BookFact } from '../books/fact';
import { admitReportedAccount, decideInstruction } from '../rules/instruction.rule';
import { turnTaken } from '../rules/freeze.rule';
import { type BankTerms, DEFAULT_TERMS } from '../rules/terms';
import { PAID_AT } from './an-instruction';

/** Books and rules of one bank without anything around them. */
export class PureBank {
  readonly book: Book = emptyBook('CMB');
  now = '2026-11-23T06:00:00.000Z';
  terms: BankTerms = DEFAULT_TERMS;

  /** An account that the bank knows, with one deposit on it. */
  withAccount(number: string, name: string, amountMinor: string, marks: Partial<AccountMarks> = {}): this {
    this.apply([{ kind: 'AccountOpened', account: number, name, origin: 'seeded', marks: { ...NO_MARKS, ...marks } }]);
    if (amountMinor !== '0') this.deposit(number, amountMinor, 'REF-1');
    return this;
  }

  deposit(number: string, amountMinor: string, reference: string, at = PAID_AT): void {
    this.apply([{ kind: 'Posted', reference, at: new Date(at).toISOString(), debit: OPENING, credit: number, amountMinor, channel: 'mobile_banking', from: { institutionCode: 'ICBC', accountNumber: '6222020000000001', accountName: '受害人' }, to: null }]);
  }

  withdraw(number: string, amountMinor: string, reference: string): void {
    this.apply([{ kind: 'Posted', reference, at: this.now, debit: number, credit: 'sys:cash', amountMinor, channel: 'atm', from: null, to: null }]);
  }

  carryOut(instruction: RestInstruction) {
    this.apply(admitReportedAccount(this.book, instruction, this.terms));
    const decision = decideInstruction(this.book, instruction, { terms: this.terms, now: this.now });
    this.apply(decision.facts);
    return decision.report;
  }

  /** As before every order and every question. */
  passTime(number: string): void {
    const account = this.book.accounts.get(number);
    if (account !== undefined) this.apply(turnTaken(account, this.now));
  }

  private apply(facts: readonly BookFact[]): void {
    for (const fact of facts) evolve(this.book, fact);
  }
}
