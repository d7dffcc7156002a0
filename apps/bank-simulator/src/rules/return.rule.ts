import { money } from '@paystop/kernel';
import { clearingWith } from '../books/book';
import type { BookFact, Posted } from '../books/fact';
import { frozenNowMinor, originalFreeze } from './freeze.rule';
import { type Decision, type Situation, balanceOf, refusal, report } from './terms';

/** Return (资金返还): pays the allocation out of the frozen money and gives a receipt (domain.md 3.3). */
export function decideReturn(situation: Situation): Decision {
  const { book, account, instruction, now } = situation;
  const { payTo, amountLimit, instructionId, caseId, sequence } = instruction;
  if (payTo === undefined || amountLimit === null) return refusal(instruction, now, '0500');
  const freeze = originalFreeze(account, instruction.originalInstructionId, caseId);
  if (freeze === undefined) return refusal(instruction, now, '0400');
  if (freeze.endedAt !== null || freeze.waiting) return refusal(instruction, now, '0900');
  if (now >= freeze.expiresAt) return refusal(instruction, now, '1900');
  const amountMinor = BigInt(amountLimit.amountMinor);
  if (amountMinor === 0n || amountMinor > frozenNowMinor(account, freeze) || amountMinor > account.balanceMinor) {
    return refusal(instruction, now, '0200');
  }
  const reference = `RET-${instructionId}`;
  const payment: Posted = {
    kind: 'Posted', reference, at: now, debit: account.number, credit: clearingWith(payTo.institutionCode), amountMinor: amountLimit.amountMinor,
    channel: 'other', from: { institutionCode: book.bank, accountNumber: account.number, accountName: account.name }, to: payTo,
  };
  const heldMinor = (frozenNowMinor(account, freeze) - amountMinor).toString();
  const facts: BookFact[] = [
    { kind: 'FrozenMoneyPaid', account: account.number, freezeId: freeze.instructionId, amountMinor: amountLimit.amountMinor },
    payment,
    { kind: 'TookEffect', account: account.number, caseId, instructionId, at: now, sequence, action: 'return', amountMinor: amountLimit.amountMinor, heldMinor, expiresAt: freeze.expiresAt },
  ];
  return {
    facts,
    report: report(instructionId, now, {
      result: 'done', code: '0000', balanceBefore: balanceOf(account), effectiveAt: now,
      receipt: { receiptNumber: reference, paidAt: now, amount: money(amountMinor) },
    }),
  };
}
