import { type Instant, type Money, money, plusMs } from '@paystop/kernel';
import { type Account, type Hold, caseOnAccount, runningFreezes, runningHold } from '../books/book';
import type { BookFact } from '../books/fact';
import { matchDeposit, reportedSumMinor, reportedTransfers } from './reported-transfers';
import { onwardTransfers } from './statement';
import { type Decision, type Situation, balanceOf, refusal, report } from './terms';

/** Stop (止付): compare with the books; match, and the account can receive but no longer pay (domain.md 3.1). */
export function decideStop(situation: Situation): Decision {
  const { account, instruction, now, terms } = situation;
  const mismatch = mismatchCode(situation);
  if (mismatch !== undefined) return refusal(instruction, now, mismatch);
  const hold = runningHold(account, now);
  if (hold !== undefined && terms.guards.alreadyStopped) return alreadyStopped(situation, hold);
  const frozen = frozenCode(situation);
  if (frozen !== undefined) return alreadyFrozen(situation, frozen);
  if (terms.guards.tooManyStops && caseOnAccount(account, instruction.caseId).stopsInEffect >= terms.maxStopsPerCase) {
    return refusal(instruction, now, '1304');
  }
  return account.balanceMinor === 0n ? nothingLeft(situation) : placeHold(situation, hold);
}

/** The comparison that the law asks for before a bank may stop anything: name, number, amount, time. */
function mismatchCode({ account, instruction, terms }: Situation): string | undefined {
  if (account.marks.closed) return '0300';
  if ('accountName' in instruction.target && instruction.target.accountName !== account.name) return '0301';
  if (account.marks.whitelisted) return '0302';
  if (account.marks.reportedLost) return '0303';
  for (const transfer of reportedTransfers(instruction)) {
    const match = matchDeposit(account, transfer, terms.timeToleranceMs);
    if (match === 'other_amount') return '0200';
    if (match === 'not_found') return '0100';
  }
  return undefined;
}

/** Another order already stands on the account: nothing new takes effect, the money is held all the same. */
function alreadyStopped(situation: Situation, hold: Hold): Decision {
  const { account, instruction, now } = situation;
  const facts: BookFact[] = [
    { kind: 'HoldClaimed', account: account.number, caseId: instruction.caseId, instructionId: instruction.instructionId },
  ];
  const held = balanceOf(account);
  return {
    facts,
    report: report(instruction.instructionId, now, {
      result: 'held', code: '1301', heldAmount: held, balanceBefore: held,
      effectiveAt: hold.placedAt, expiresAt: hold.expiresAt, onwardTransfers: onward(situation),
    }),
  };
}

function frozenCode({ account, now }: Situation): '1302' | '1303' | undefined {
  const freezes = runningFreezes(account, now);
  if (freezes.length === 0) return undefined;
  return freezes.some((freeze) => freeze.limitMinor === null) ? '1303' : '1302';
}

function alreadyFrozen(situation: Situation, code: '1302' | '1303'): Decision {
  const { account, instruction, now } = situation;
  const [first] = runningFreezes(account, now);
  return {
    facts: [],
    report: report(instruction.instructionId, now, {
      result: 'held', code, heldAmount: balanceOf(account), balanceBefore: balanceOf(account),
      effectiveAt: now, expiresAt: first?.expiresAt ?? null, onwardTransfers: onward(situation),
    }),
  };
}

/** Too late: no limit stays on an empty account, the answer shows where the money went. */
function nothingLeft(situation: Situation): Decision {
  const { instruction, now } = situation;
  const none = money(0n);
  return {
    facts: [],
    report: report(instruction.instructionId, now, {
      result: 'not_held', code: '1200', heldAmount: none, balanceBefore: none, effectiveAt: now, onwardTransfers: onward(situation),
    }),
  };
}

/** @param standing a hold that a careless bank (guard off) stops once more; the second effect is counted. */
function placeHold(situation: Situation, standing: Hold | undefined): Decision {
  const { account, instruction, now, terms } = situation;
  const expiresAt = plusMs(now, terms.holdLengthMs);
  const held = heldAmount(account, instruction.amountLimit);
  const complete = BigInt(held.amountMinor) >= wantedMinor(situation);
  const { caseId, instructionId, sequence } = instruction;
  const on = { account: account.number, caseId, instructionId };
  const facts: BookFact[] = [
    standing === undefined
      ? { kind: 'HoldPlaced', ...on, at: now, expiresAt, limitMinor: instruction.amountLimit?.amountMinor ?? null }
      : { kind: 'HoldExtended', ...on, expiresAt },
    { kind: 'TookEffect', ...on, at: now, sequence, action: 'stop', amountMinor: reportedSumMinor(instruction).toString(), heldMinor: held.amountMinor, expiresAt },
  ];
  return {
    facts,
    report: report(instructionId, now, {
      result: complete ? 'held' : 'partially_held', code: complete ? '0000' : '1200', heldAmount: held, balanceBefore: balanceOf(account),
      effectiveAt: now, expiresAt, onwardTransfers: onward(situation),
    }),
  };
}

function heldAmount(account: Account, limit: Money | null): Money {
  if (limit === null) return balanceOf(account);
  const limitMinor = BigInt(limit.amountMinor);
  return money(account.balanceMinor < limitMinor ? account.balanceMinor : limitMinor);
}

/** `held` means at least the sum of the reported transfers, or of the limit where the order names one (contract-details 6). */
function wantedMinor({ instruction }: Situation): bigint {
  const sumMinor = reportedSumMinor(instruction);
  const limitMinor = instruction.amountLimit === null ? sumMinor : BigInt(instruction.amountLimit.amountMinor);
  return limitMinor < sumMinor ? limitMinor : sumMinor;
}

function onward({ account, instruction }: Situation) {
  return onwardTransfers(account, earliest(reportedTransfers(instruction).map((transfer) => transfer.transferredAt)));
}

/** Instants come with any offset: compared as times, not as text. */
function earliest(instants: readonly Instant[]): Instant | undefined {
  return instants.reduce<Instant | undefined>((first, at) => (first === undefined || Date.parse(at) < Date.parse(first) ? at : first), undefined);
}
