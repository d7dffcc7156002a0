import type { BankInstruction } from '@paystop/contracts';
import {
  type CaseBook, type InstructionRecord, type OrderTerms, type PaperRecord, type RequestRecord, type TransferRecord, accountOf, answerBefore, nearestDueAt, onwardDueAt, orderTerms,
} from '@paystop/domain';
import { type Instant, compareMoney, invariant } from '@paystop/kernel';

/** A transfer that rests on an instruction, with the request that reported it. */
interface RestingTransfer {
  readonly request: RequestRecord;
  readonly transfer: TransferRecord;
}

export interface OrderContext {
  readonly book: CaseBook;
  readonly now: Instant;
  readonly legalBasis: string;
  readonly baseUrl: string;
}

/** The order as the dispatcher gets it and, inside it, the body that the bank will see, byte for byte on every repeat. */
export function bankInstruction(instruction: InstructionRecord, onlyIfTookEffect: boolean, context: OrderContext): BankInstruction {
  const { institutionCode, accountRef } = instruction;
  invariant(institutionCode !== null && accountRef !== null, 'an instruction is routed before it is dispatched');
  const resting = restingTransfers(instruction, context.book);
  const request = leadingRequest(instruction, resting, context.book);
  const terms = termsOf(instruction, context.book);
  return {
    instructionId: instruction.instructionId, institutionCode, accountRef, requestId: instruction.requestId, unit: request.unit,
    layer: instruction.layer, amount: instruction.amount, dueAt: terms.dueAt ?? earliestDueAt(instruction, request, resting), onlyIfTookEffect,
    order: orderBody(instruction, { request, resting, terms, context }),
  };
}

function orderBody(
  instruction: InstructionRecord,
  { request, resting, terms, context }: {
    readonly request: RequestRecord; readonly resting: readonly RestingTransfer[]; readonly terms: OrderTerms; readonly context: OrderContext;
  },
): BankInstruction['order'] {
  const reported = resting.map(({ transfer }) => ({
    transferId: transfer.transferId, amount: transfer.amount, transferredAt: transfer.transferredAt,
    fromAccountNumber: transfer.from.accountNumber, bankReference: transfer.bankReference,
  }));
  const shown = (instruction.trail?.transfers ?? []).map((transfer) => ({ transferId: null, ...transfer }));
  const transfers = [...reported, ...shown];
  const [first, ...others] = transfers;
  const largest = first === undefined ? undefined : others.reduce((a, b) => (compareMoney(a.amount, b.amount) >= 0 ? a : b), first);
  const state = context.book.get(instruction.caseId);
  return {
    instructionId: instruction.instructionId, sequence: instruction.sequence, action: instruction.action, caseId: instruction.caseId,
    caseNumber: state?.record.caseNumber ?? null, target: bankTarget(instruction), transfer: largest === undefined ? null : withoutId(largest), transfers,
    ...(terms.payTo === null ? {} : { payTo: terms.payTo }),
    amountLimit: terms.amountLimit, validFrom: instruction.requestedAt, validUntil: terms.validUntil, legalBasis: context.legalBasis,
    originalInstructionId: instruction.originalInstructionId, officers: [officer(request.officers.handling), officer(request.officers.assisting)],
    documents: documents(instruction, papersOf([request, ...resting.map((each) => each.request)], terms), context), requestedAt: instruction.requestedAt,
    answerBefore: terms.answerBefore ?? answerBefore(earliestDueAt(instruction, request, resting), context.now),
  };
}

/** The papers that are there when the order is made; late ones are found at the same place (contract-details 2). */
function documents({ instructionId }: InstructionRecord, papers: readonly PaperRecord[], { baseUrl }: OrderContext): BankInstruction['order']['documents'] {
  const bySha256 = new Map(papers.map((paper) => [paper.sha256, paper]));
  return [...bySha256.values()].map(({ kind, sha256 }) => ({ kind, sha256, url: `${baseUrl}/api/v1/instructions/${instructionId}/documents/${sha256}` }));
}

function papersOf(requests: readonly RequestRecord[], { document }: OrderTerms): PaperRecord[] {
  return [...requests.flatMap((request) => request.documents), ...(document === null ? [] : [document])];
}

function termsOf(instruction: InstructionRecord, book: CaseBook): OrderTerms {
  const state = book.get(instruction.caseId);
  invariant(state !== undefined, 'an order belongs to a case that was loaded for it');
  return orderTerms(state, instruction);
}

function bankTarget({ target }: InstructionRecord): BankInstruction['order']['target'] {
  if (target.paymentOrder !== null) {
    const { kind, value } = target.paymentOrder;
    invariant(kind === 'order_number' || kind === 'bank_serial' || kind === 'pos_serial', 'the kinds of payment orders are known');
    return { paymentOrder: { kind, value } };
  }
  return { accountNumber: accountOf(target), accountName: target.accountName ?? '' };
}

function withoutId<T extends { readonly transferId: unknown }>(transfer: T): Omit<T, 'transferId'> {
  const { transferId: _, ...rest } = transfer;
  return rest;
}

function officer({ officerId, name, phone }: RequestRecord['officers']['handling']): BankInstruction['order']['officers'][number] {
  return phone === undefined ? { officerId, name } : { officerId, name, phone };
}

/** All transfers of the case that rest on the stop; for a release, those of the stop that it releases. */
function restingTransfers(instruction: InstructionRecord, book: CaseBook): RestingTransfer[] {
  const restsOn = instruction.action === 'stop' ? instruction.instructionId : instruction.originalInstructionId;
  const resting: RestingTransfer[] = [];
  for (const request of book.get(instruction.caseId)?.requests.values() ?? []) {
    for (const transfer of request.transfers) if (transfer.instructionId === restsOn) resting.push({ request, transfer });
  }
  return resting;
}

function leadingRequest(instruction: InstructionRecord, resting: readonly RestingTransfer[], book: CaseBook): RequestRecord {
  const request = resting[0]?.request ?? book.get(instruction.caseId)?.requests.get(instruction.requestId);
  invariant(request !== undefined, 'an instruction belongs to a request of its case');
  return request;
}

/** An onward stop has its own promise; where a reported transfer rests on it as well, the nearer of both counts. */
function earliestDueAt(instruction: InstructionRecord, request: RequestRecord, resting: readonly RestingTransfer[]): Instant {
  const own = onwardDueAt(instruction);
  const promised = own !== undefined && resting.length === 0 ? [] : [request, ...resting.map((each) => each.request)].map(nearestDueAt);
  return [...(own === undefined ? [] : [own]), ...promised].reduce((a, b) => (a < b ? a : b));
}
