import type { RestInstruction } from '@paystop/contracts';
import { type Instant, assertNever } from '@paystop/kernel';
import { type Book, NO_MARKS, caseOnAccount, clearingWith } from '../books/book';
import type { BookFact, Party } from '../books/fact';
import { decideFreeze, decideRenew, decideUnfreeze } from './freeze.rule';
import { decideExtend, decideRelease } from './hold.rule';
import { decideQuery } from './query.rule';
import { matchDeposit, reportedTransfers } from './reported-transfers';
import { decideReturn } from './return.rule';
import { decideStop } from './stop.rule';
import { type BankTerms, type Decision, type Situation, refusal } from './terms';

/** The ledger account that an order is about; a payment order is an account of its own. */
export function targetAccount(instruction: RestInstruction): string {
  const { target } = instruction;
  return 'accountNumber' in target ? target.accountNumber : `order:${target.paymentOrder.kind}:${target.paymentOrder.value}`;
}

/**
 * Open world: an account that nobody seeded is taken to exist as reported, with the reported money on it, so that a
 * first request against a fresh simulator meets a bank that knows what it is about. Seeded accounts keep to their books.
 */
export function admitReportedAccount(book: Book, instruction: RestInstruction, terms: BankTerms): BookFact[] {
  if (!terms.openWorld) return [];
  const number = targetAccount(instruction);
  const known = book.accounts.get(number);
  if (known?.origin === 'seeded') return [];
  const name = known?.name ?? ('accountName' in instruction.target ? instruction.target.accountName : number);
  const facts: BookFact[] = known === undefined ? [{ kind: 'AccountOpened', account: number, name, origin: 'reported', marks: NO_MARKS }] : [];
  const to: Party = { institutionCode: book.bank, accountNumber: number, accountName: name };
  reportedTransfers(instruction).forEach((transfer, index) => {
    if (transfer.amount.amountMinor === '0') return;
    if (known !== undefined && matchDeposit(known, transfer, terms.timeToleranceMs) === 'found') return;
    facts.push({
      kind: 'Posted', reference: transfer.bankReference ?? `REP-${instruction.instructionId}-${String(index)}`,
      at: new Date(transfer.transferredAt).toISOString(), debit: clearingWith('REPORTED'), credit: number,
      amountMinor: transfer.amount.amountMinor, channel: 'other', to,
      from: transfer.fromAccountNumber === null ? null : { institutionCode: 'REPORTED', accountNumber: transfer.fromAccountNumber, accountName: '' },
    });
  });
  return facts;
}

/** What a bank does with an order that it sees for the first time. Pure: the caller applies the facts and sends the report. */
export function decideInstruction(book: Book, instruction: RestInstruction, { terms, now }: { readonly terms: BankTerms; readonly now: Instant }): Decision {
  const account = book.accounts.get(targetAccount(instruction));
  if (account === undefined) return refusal(instruction, now, '0300');
  if (terms.guards.sequence && instruction.sequence < caseOnAccount(account, instruction.caseId).highestSequence) {
    return refusal(instruction, now, '0900');
  }
  const decision = decideAction({ book, account, instruction, terms, now });
  if (decision.report.result === 'refused') return decision;
  const { caseId, sequence, action } = instruction;
  const stopped = decision.facts.some((fact) => fact.kind === 'TookEffect');
  return {
    ...decision,
    facts: [...decision.facts, { kind: 'CarriedOut', account: account.number, caseId, action, sequence, countsAsStop: stopped && (action === 'stop' || action === 'extend') }],
  };
}

function decideAction(situation: Situation): Decision {
  const { action } = situation.instruction;
  switch (action) {
    case 'query': return decideQuery(situation);
    case 'stop': return decideStop(situation);
    case 'extend': return decideExtend(situation);
    case 'release': return decideRelease(situation);
    case 'freeze': return decideFreeze(situation);
    case 'renew': return decideRenew(situation);
    case 'unfreeze': return decideUnfreeze(situation);
    case 'return': return decideReturn(situation);
    default: return assertNever(action);
  }
}
