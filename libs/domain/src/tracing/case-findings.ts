import { minorUnits } from '@paystop/kernel';
import { targetKey } from '../case/account-key';
import type { CaseState } from '../case/case-state';
import { lossesOf } from '../case/reported-loss';
import type { InstructionRecord, PartyRecord } from '../case/records';
import type { OnwardTransferRecord, OtherMoney } from '../case/trail-records';
import { holdOf, isExecuted, isStanding } from '../case/stop-facts';
import type { AccountAnswer } from './account-answer';
import type { TrailFindings } from './funds-graph';
import { paymentsKnown, withoutOwnPayments } from './own-payments';
import type { TransferEvidence } from './transfer-evidence';

/** What of a case its money's way rests on. */
export type TrailState = Pick<CaseState, 'record' | 'requests' | 'instructions' | 'holds'>;

/** What a case knows of its money: the reported transfers, what banks told in their answers, and what they did. */
export function findingsOf(state: TrailState): TrailFindings {
  return { evidence: [...reportedEvidence(state), ...withoutOwnPayments(bankEvidence(state), paymentsKnown(state))], answers: answersOf(state) };
}

/** Whether any bank has told of money that moved on: most cases end before that. */
export function hasTrail(state: TrailState): boolean {
  for (const { onwardTransfers } of state.instructions.values()) if (onwardTransfers.length > 0) return true;
  return false;
}

/** Whether other cases' money lies in an account of this one. */
export function sharesAccounts({ instructions }: Pick<TrailState, 'instructions'>): boolean {
  for (const { others } of instructions.values()) if (others !== undefined) return true;
  return false;
}

function reportedEvidence(state: TrailState): TransferEvidence[] {
  return lossesOf(state).map(({ request, transfer }) => ({
    witness: request.requestId, reporter: null, isLoss: true, from: transfer.from, to: routedTo(state, transfer), amountMinor: minorUnits(transfer.amount),
    transferredAt: transfer.transferredAt, channel: transfer.channel, bankReference: transfer.bankReference,
  }));
}

/** A receiver whose bank was named by hand is what its stop aims at. */
function routedTo(state: TrailState, transfer: { readonly to: PartyRecord; readonly instructionId: string }): PartyRecord {
  if (transfer.to.institutionCode !== null) return transfer.to;
  return state.instructions.get(transfer.instructionId)?.target ?? transfer.to;
}

/** What a bank told in one answer: a record never changes, and its case is looked at again and again. */
const told = new WeakMap<InstructionRecord, readonly TransferEvidence[]>();

function bankEvidence(state: TrailState): TransferEvidence[] {
  const all: TransferEvidence[] = [];
  for (const instruction of state.instructions.values()) if (instruction.onwardTransfers.length > 0) for (const each of toldIn(instruction)) all.push(each);
  return all;
}

function toldIn(instruction: InstructionRecord): readonly TransferEvidence[] {
  const known = told.get(instruction) ?? instruction.onwardTransfers.map((onward) => evidenceOf(instruction, onward));
  told.set(instruction, known);
  return known;
}

/** @returns what left an account by the answer to a stop, without what was paid back to victims out of it. */
export function movedOnBy(state: TrailState, stop: InstructionRecord): readonly TransferEvidence[] {
  return withoutOwnPayments(toldIn(stop), paymentsKnown(state));
}

function evidenceOf({ instructionId, institutionCode, target }: InstructionRecord, onward: OnwardTransferRecord): TransferEvidence {
  return {
    witness: instructionId, reporter: institutionCode, isLoss: false, from: target, to: partyOf(onward),
    amountMinor: minorUnits(onward.amount), transferredAt: onward.transferredAt, channel: onward.channel, bankReference: onward.bankReference,
  };
}

function partyOf({ to }: OnwardTransferRecord): PartyRecord | null {
  if (to === null) return null;
  const { institutionCode, routedTo = institutionCode, accountNumber, accountName, paymentOrder = null } = to;
  return { institutionCode: routedTo, accountNumber, accountName, paymentOrder };
}

function answersOf(state: TrailState): AccountAnswer[] {
  const byAccount = new Map<string, InstructionRecord[]>();
  for (const instruction of state.instructions.values()) {
    if (instruction.action !== 'stop') continue;
    const key = targetKey(instruction.target);
    const stops = byAccount.get(key);
    if (stops === undefined) byAccount.set(key, [instruction]);
    else stops.push(instruction);
  }
  return [...byAccount.values()].flatMap((stops) => answerOf(state, stops) ?? []);
}

/** Of several stops on one account the last speaks; a hold counts from whichever brought it. */
function answerOf(state: TrailState, stops: readonly InstructionRecord[]): AccountAnswer | undefined {
  const latest = stops.reduce<InstructionRecord | undefined>((last, stop) => (last === undefined || stop.sequence >= last.sequence ? stop : last), undefined);
  if (latest === undefined) return undefined;
  const held = stops.flatMap((stop) => {
    const hold = holdOf(state, stop);
    const holds = stop.state === 'held' || stop.state === 'partially_held';
    return hold === undefined || !holds ? [] : [{ minor: minorUnits(stop.heldAmount ?? hold.amount), isStanding: isStanding(hold) }];
  });
  const returned = stops.flatMap((stop) => holdOf(state, stop)?.returned ?? []).map((amount) => ({ minor: minorUnits(amount) }));
  const { others } = latest;
  const answered = stops.filter(isExecuted).flatMap(({ stoppedAt }) => stoppedAt ?? []);
  return {
    target: latest.target, state: latest.state, isAwaited: isAwaited(latest), returnedMinor: largest(returned),
    heldMinor: saidToAny(largest(held.filter((each) => each.isStanding)), others), releasedMinor: largest(held.filter((each) => !each.isStanding)),
    answeredFor: answered.reduce<string | null>((last, at) => (last === null || at > last ? at : last), null),
    shared: others === undefined ? undefined : { caseId: state.record.caseId, others },
  };
}

/** What the bank told another case later counts for this one too: the account is the same. */
function saidToAny(heldMinor: bigint, others: OtherMoney | undefined): bigint {
  return heldMinor === 0n || others === undefined || BigInt(others.heldMinor) < heldMinor ? heldMinor : BigInt(others.heldMinor);
}

/** A refusal says nothing about the money until a person has settled it; who was asked and is silent has not answered. */
function isAwaited(stop: InstructionRecord): boolean {
  if (stop.state === 'cancelled' || stop.withdrawn !== null) return false;
  return stop.state !== 'held' && stop.state !== 'partially_held' && stop.state !== 'not_held' && stop.state !== 'done';
}

function largest(held: readonly { readonly minor: bigint }[]): bigint {
  return held.reduce((most, { minor }) => (minor > most ? minor : most), 0n);
}
