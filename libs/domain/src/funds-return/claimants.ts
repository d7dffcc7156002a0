import { type Instant, type Money, minorUnits, money } from '@paystop/kernel';
import type { CaseBook, CaseState } from '../case/case-state';
import type { InstructionRecord, PartyRecord, RequestRecord, TransferRecord } from '../case/records';
import { sameTransfer } from '../case/reported-loss';
import type { PolicyPack } from '../policy/policy-pack';
import { caseGraph } from '../tracing/case-graph';
import type { FundsGraph } from '../tracing/funds-graph';
import type { TracedHop } from '../tracing/trace-money';
import type { KnownDeposit } from './account-statement';
import { isUnfinished } from './return-machine';
import type { ReturnRecord } from './return-record';

/** A transfer with which a victim's money came to the frozen account, directly or over other accounts. */
export interface ClaimableTransfer {
  /** Unique within the case: several requests may name a transfer alike. */
  readonly key: string;
  readonly transferId: string;
  readonly amount: Money;
  readonly transferredAt: Instant;
  readonly from: PartyRecord;
  readonly victimName: string;
  readonly victimKind: string;
  /** What no return has taken yet, paid or pending. */
  readonly open: Money;
}

/** A case that paid into the account. */
export interface Claimant {
  readonly caseId: string;
  readonly caseNumber: string | null;
  readonly unit: string;
  readonly fraudType: string;
  readonly reportedAt: Instant;
  readonly transfers: readonly ClaimableTransfer[];
  /** How the case's money came into the account, for comparison with the account's own record. */
  readonly deposits: readonly Omit<KnownDeposit, 'claim'>[];
}

export interface ClaimantContext {
  readonly accountRef: string;
  /** By its rules the money is followed to the account. */
  readonly policy: Pick<PolicyPack, 'onward' | 'tainting'>;
  /** Returns of any account that name one of the cases. */
  readonly returns: readonly ReturnRecord[];
}

/** @returns every case of the book whose reported transfers lead to the account, in the order of their first report. */
export function claimantsOf(book: CaseBook, context: ClaimantContext): Claimant[] {
  return [...book.values()]
    .flatMap((state) => claimantOf(book, state, context) ?? [])
    .sort((a, b) => (a.reportedAt === b.reportedAt ? Number(a.caseId > b.caseId) - Number(a.caseId < b.caseId) : a.reportedAt < b.reportedAt ? -1 : 1));
}

function claimantOf(book: CaseBook, state: CaseState, context: ClaimantContext): Claimant | undefined {
  const { accountRef } = context;
  const graph = caseGraph(state, context.policy);
  const account = nodeOf(state, graph, accountRef);
  const payments = paymentsReaching(graph, account);
  const stopOf = (transfer: TransferRecord): InstructionRecord | undefined => book.get(transfer.instructionCaseId)?.instructions.get(transfer.instructionId);
  const leading = distinctTransfers([...state.requests.values()]).filter(
    (reported) => stopOf(reported.transfer)?.accountRef === accountRef || payments.some((payment) => isPayment(payment, reported, graph.keyOf)),
  );
  if (leading.length === 0) return undefined;
  const taken = takenByReturns(state.record.caseId, leading, context.returns);
  const direct = leading.filter(({ transfer }) => stopOf(transfer)?.accountRef === accountRef).map(({ transfer }) => ({
    name: transfer.transferId, amount: transfer.amount, at: transfer.transferredAt, bankReference: transfer.bankReference, fromAccount: transfer.from.accountNumber,
  }));
  const { caseId, caseNumber, unit, fraudType, reportedAt } = state.record;
  return {
    caseId, caseNumber, unit, fraudType, reportedAt, deposits: [...direct, ...onwardDeposits(graph, account)],
    transfers: leading.map(({ transfer, request }) => ({
      key: keyOf(request, transfer), transferId: transfer.transferId, amount: transfer.amount, transferredAt: transfer.transferredAt, from: transfer.from,
      victimName: request.victim.name, victimKind: request.victim.kind ?? 'person',
      open: money(minorUnits(transfer.amount) - (taken.get(keyOf(request, transfer)) ?? 0n)),
    })),
  };
}

interface Reported {
  readonly request: RequestRecord;
  readonly transfer: TransferRecord;
}

/** The same transfer reported by two requests of a case is one; the earlier one has it. */
function distinctTransfers(requests: readonly RequestRecord[]): Reported[] {
  const distinct: Reported[] = [];
  for (const request of requests) {
    for (const transfer of request.transfers) {
      if (!distinct.some((each) => each.request !== request && sameTransfer(each.transfer, transfer))) distinct.push({ request, transfer });
    }
  }
  return distinct;
}

function keyOf(request: RequestRecord, transfer: TransferRecord): string {
  return `${request.requestId}/${transfer.transferId}`;
}

/** The frozen account in the case's own graph. */
function nodeOf(state: CaseState, graph: FundsGraph, accountRef: string): string | undefined {
  for (const order of state.instructions.values()) if (order.accountRef === accountRef) return graph.keyOf(order.target);
  return undefined;
}

/**
 * The victims' own payments whose money came to the account, back from hop to hop: by what each was paid from, so that
 * a payment that only passed through the same accounts is none of them.
 */
function paymentsReaching({ edges }: FundsGraph, account: string | undefined): readonly TracedHop[] {
  const byKey = new Map(edges.map((edge) => [edge.hop.key, edge]));
  const reaching = new Set(edges.filter(({ hop, taintedMinor }) => hop.toKey === account && taintedMinor > 0n));
  for (const { hop, explanation } of reaching) {
    if (explanation.kind === 'paid_from') for (const { hopKey } of explanation.parts) addKnown(reaching, byKey.get(hopKey));
    if (explanation.kind === 'share') for (const edge of edges) if (edge.hop.toKey === hop.fromKey && edge.taintedMinor > 0n && edge.hop.transferredAt <= hop.transferredAt) reaching.add(edge);
  }
  return [...reaching].filter(({ hop }) => hop.isLoss);
}

function addKnown(edges: Set<TracedHop>, edge: TracedHop | undefined): void {
  if (edge !== undefined) edges.add(edge);
}

function isPayment({ hop }: TracedHop, { request, transfer }: Reported, keyOf: FundsGraph['keyOf']): boolean {
  return hop.witnesses.includes(request.requestId) && hop.amountMinor === minorUnits(transfer.amount) && hop.transferredAt === transfer.transferredAt && hop.fromKey === keyOf(transfer.from);
}

function onwardDeposits({ edges }: FundsGraph, account: string | undefined): Omit<KnownDeposit, 'claim'>[] {
  return edges.filter(({ hop, taintedMinor }) => hop.toKey === account && !hop.isLoss && taintedMinor > 0n).map(({ hop }) => ({
    name: hop.bankReference ?? `${hop.transferredAt} ${hop.amountMinor.toString()}`, amount: money(hop.amountMinor), at: hop.transferredAt,
    bankReference: hop.bankReference, fromAccount: hop.fromAccountNumber,
  }));
}

/** What returns have paid or keep pending, per transfer: a claim's money counts on its transfers in their order. */
function takenByReturns(caseId: string, leading: readonly Reported[], returns: readonly ReturnRecord[]): ReadonlyMap<string, bigint> {
  const amounts = new Map(leading.map(({ request, transfer }) => [keyOf(request, transfer), minorUnits(transfer.amount)]));
  const taken = new Map<string, bigint>();
  for (const each of returns) {
    each.claims.forEach((claim, index) => {
      if (claim.caseId !== caseId) return;
      let left = takenByClaim(each, index);
      for (const key of claim.transferKeys) {
        const room = (amounts.get(key) ?? 0n) - (taken.get(key) ?? 0n);
        const part = left < room ? left : room;
        taken.set(key, (taken.get(key) ?? 0n) + part);
        left -= part;
      }
    });
  }
  return taken;
}

function takenByClaim(record: ReturnRecord, index: number): bigint {
  const allocation = record.allocations[index];
  if (allocation === undefined) return isUnfinished(record.state) ? minorUnits(record.claims[index]?.loss ?? money(0n)) : 0n;
  return allocation.state === 'paid' || isUnfinished(record.state) ? minorUnits(allocation.amount) : 0n;
}
