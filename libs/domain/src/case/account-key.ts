import type { InstructionRecord, PartyRecord } from './records';

const UNKNOWN_INSTITUTION = '?';

/** What an account or payment order is called inside a case: two parties with one key are the same target. */
export function targetKey(party: PartyRecord): string {
  return `${party.institutionCode ?? UNKNOWN_INSTITUTION}|${accountOf(party)}`;
}

/** @returns the account number, or the order's kind and value where there is no account. */
export function accountOf(party: PartyRecord): string {
  if (party.paymentOrder !== null) return `${party.paymentOrder.kind}:${party.paymentOrder.value}`;
  return party.accountNumber ?? '';
}

/** One counter per case and account, from 1, rising with every instruction of any action (contract-details 3). */
export function nextSequence(instructions: Iterable<InstructionRecord>, target: PartyRecord): number {
  const key = targetKey(target);
  let highest = 0;
  for (const instruction of instructions) if (targetKey(instruction.target) === key) highest = Math.max(highest, instruction.sequence);
  return highest + 1;
}
