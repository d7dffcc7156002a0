import { type Instant, type Money, plusMs } from '@paystop/kernel';
import { nextSequence } from '../case/account-key';
import type { CaseDraft } from '../case/case-draft';
import type { CaseState } from '../case/case-state';
import type { InstructionRecord } from '../case/records';
import type { PayeeRecord, ReturnRecord } from './return-record';

/** An order on the frozen account: a question about its transactions, or a payment out of the freeze. */
export function orderOnAccount(
  draft: CaseDraft, freeze: InstructionRecord, { action, amount }: { readonly action: 'query' | 'return'; readonly amount: Money },
): InstructionRecord {
  const { now, nextId } = draft.context;
  const order: InstructionRecord = {
    ...freeze, instructionId: nextId('ins'), action, amount, sequence: nextSequence(draft.case(freeze.caseId).instructions.values(), freeze.target),
    originalInstructionId: freeze.instructionId, watchers: [], state: 'queued', code: null, remark: null, heldAmount: null, balanceBefore: null, attempts: [],
    requestedAt: now, sentAt: null, acknowledgedAt: null, stoppedAt: null, recordedAt: null, holdId: null, onwardTransfers: [], attention: null, withdrawn: null,
    dispatcherVersion: 0, version: 0,
  };
  draft.emit(action === 'query' ? 'QueryRequested' : 'ReturnOrdered', { kind: 'instruction', record: order }, { changes: freeze.instructionId });
  return draft.instruction(order.caseId, order.instructionId) ?? order;
}

/** A question that no return waits for stands behind every stop of the day in its bank's lane. */
const UNHURRIED_MS = 24 * 3_600_000;

/** What a bank has to be told of a payment besides the order itself. */
export interface ReturnOrderFacts {
  readonly payTo: PayeeRecord | null;
  readonly amountLimit: Money | null;
  /** Urgency in the bank's lane: a return is never before a stop. */
  readonly dueAt: Instant | null;
}

/** @returns what belongs to an order of a return; undefined for every other order. */
export function returnOrderFacts(state: CaseState | undefined, order: InstructionRecord): ReturnOrderFacts | undefined {
  if (order.action !== 'return' && order.action !== 'query') return undefined;
  const record = returnOfOrder(state, order.instructionId);
  const claim = record?.claims[record.allocations.findIndex(({ instructionIds }) => instructionIds.includes(order.instructionId))];
  return { payTo: claim?.payTo ?? null, amountLimit: order.action === 'return' ? order.amount : null, dueAt: record === undefined ? plusMs(order.requestedAt, UNHURRIED_MS) : record.deadline };
}

export function returnOfOrder(state: CaseState | undefined, instructionId: string): ReturnRecord | undefined {
  return [...(state?.returns.values() ?? [])].find(
    ({ queryInstructionId, allocations }) => queryInstructionId === instructionId || allocations.some(({ instructionIds }) => instructionIds.includes(instructionId)),
  );
}
