import { plusMs } from '@paystop/kernel';
import { type Account, type Hold, caseOnAccount } from '../books/book';
import type { BookFact } from '../books/fact';
import { type Decision, type Situation, balanceOf, refusal, report } from './terms';

/** Extend (延期): once, before the end of the stop; afterwards 1800 (domain.md 3.1, 3.5). */
export function decideExtend(situation: Situation): Decision {
  const { account, instruction, now, terms } = situation;
  const hold = originalHold(account, instruction.originalInstructionId);
  if (hold === undefined) return refusal(instruction, now, '0400');
  if (hold.endedAt !== null) return refusal(instruction, now, '0900');
  if (now >= hold.expiresAt) return refusal(instruction, now, '1800');
  if (terms.guards.tooManyStops && caseOnAccount(account, instruction.caseId).stopsInEffect >= terms.maxStopsPerCase) {
    return refusal(instruction, now, '1304');
  }
  const { caseId, instructionId, sequence } = instruction;
  const expiresAt = plusMs(hold.expiresAt, terms.holdLengthMs);
  const held = balanceOf(account);
  const on = { account: account.number, caseId, instructionId };
  const facts: BookFact[] = [
    { kind: 'HoldExtended', ...on, expiresAt },
    { kind: 'TookEffect', ...on, at: now, sequence, action: 'extend', amountMinor: held.amountMinor, heldMinor: held.amountMinor, expiresAt },
  ];
  return {
    facts,
    report: report(instructionId, now, { result: 'held', code: '0000', heldAmount: held, balanceBefore: held, effectiveAt: now, expiresAt }),
  };
}

/** Release (解除止付): ends the hold for every case that rests on it; after its end 1900. */
export function decideRelease(situation: Situation): Decision {
  const { account, instruction, now } = situation;
  const hold = originalHold(account, instruction.originalInstructionId);
  if (hold === undefined) return refusal(instruction, now, '0400');
  if (hold.endedAt !== null) return refusal(instruction, now, '0900');
  if (now >= hold.expiresAt) return refusal(instruction, now, '1900');
  const { caseId, instructionId, sequence } = instruction;
  const released = balanceOf(account);
  const facts: BookFact[] = [
    { kind: 'HoldEnded', account: account.number, at: now, why: 'released' },
    { kind: 'TookEffect', account: account.number, caseId, instructionId, at: now, sequence, action: 'release', amountMinor: released.amountMinor, heldMinor: '0', expiresAt: null },
  ];
  return { facts, report: report(instructionId, now, { result: 'done', code: '0000', balanceBefore: released, effectiveAt: now }) };
}

/** The hold that an order means; without a name the latest one. */
function originalHold(account: Account, originalInstructionId: string | null): Hold | undefined {
  if (originalInstructionId === null) return account.holds.at(-1);
  return account.holds.findLast((hold) => hold.instructionIds.includes(originalInstructionId));
}
